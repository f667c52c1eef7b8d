import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyState, forward, logitsOf } from './forward.ts';
import { greedyReference } from './greedyReference.ts';
import { openModelFolder } from './modelFolder.ts';

interface Golden {
  promptIds: number[];
  tokenIds: number[];
  firstLogits: number[];
}

const goldenFolder = fileURLToPath(new URL('./golden/', import.meta.url));
// Made by golden/make_golden.py with numpy, and compared there with Hugging Face's own Mistral.
const golden = JSON.parse(readFileSync(`${goldenFolder}golden.json`, 'utf8')) as Record<string, Golden[]>;

describe.each(Object.entries(golden))('%s', (name, answers) => {
  const folder = goldenFolder + name;

  it('gives the golden logits after each prompt', () => {
    const model = openModelFolder(folder);
    for (const { promptIds, firstLogits } of answers) {
      const hidden = forward(model, [{ state: emptyState(model.geometry), ids: promptIds }]);
      const logits = logitsOf(model, hidden.subarray(-model.geometry.hiddenSize));
      firstLogits.forEach((expected, token) => expect(logits[token]).toBeCloseTo(expected, 7));
    }
  });

  it('gives the golden tokens, one step at a time', () => {
    for (const { promptIds, tokenIds } of answers) {
      const seen: number[] = [];
      const result = greedyReference(folder, promptIds, tokenIds.length, {
        onStep: (step) => seen.push(step.id),
      });
      expect(result.tokenIds).toEqual(tokenIds);
      expect(seen).toEqual(tokenIds);
      expect(result.topGap).toHaveLength(tokenIds.length);
    }
  });
});

describe('greedyReference', () => {
  const folder = `${goldenFolder}tied-q4f16_1`;

  it('stops when it is told to', () => {
    const controller = new AbortController();
    const run = () =>
      greedyReference(folder, [1], 5, { signal: controller.signal, onStep: () => controller.abort() });
    expect(run).toThrow(/abort/i);
  });

  it('refuses an empty prompt, a token outside the vocabulary and a folder that is none', () => {
    expect(() => greedyReference(folder, [], 1)).toThrow(/empty/);
    expect(() => greedyReference(folder, [96], 1)).toThrow(/outside the vocabulary of 96/);
    expect(() => greedyReference(goldenFolder, [1], 1)).toThrow(/mlc-chat-config\.json cannot be read/);
  });
});
