import { expect, it } from 'vitest';
import type { Pair } from '../../../src/lib/shared/metrics/pairScores.ts';
import type { BertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';
import { measureBaseline } from './measureBaseline.ts';

function scorerThat(note: (pair: Pair) => void): BertScorer {
  return {
    facts: { name: 'an encoder', layer: 1, sha256: 'a'.repeat(64), idf: false, baseline: null },
    weighReferences: () => Promise.resolve(),
    score: (pair) => {
      note(pair);
      return Promise.resolve({ precision: Number(pair.answer), recall: Number(pair.reference), f1: 0.5 });
    },
  };
}

it('is the mean over random pairs of different texts, the same for the same seed', async () => {
  const seen: Pair[] = [];
  const texts = ['1', '2', '3', '3'];
  const options = { pairs: 300, seed: 4 };
  const found = await measureBaseline(
    scorerThat((pair) => void seen.push(pair)),
    texts,
    options,
  );
  expect(seen).toHaveLength(300);
  expect(seen.every(({ answer, reference }) => answer !== reference)).toBe(true);
  expect(found.precision).toBeCloseTo(seen.reduce((sum, { answer }) => sum + Number(answer), 0) / 300, 12);
  expect(found.f1).toBeCloseTo(0.5, 12);
  expect(
    await measureBaseline(
      scorerThat(() => undefined),
      texts,
      options,
    ),
  ).toEqual(found);
  await expect(
    measureBaseline(
      scorerThat(() => undefined),
      ['1', '1'],
      options,
    ),
  ).rejects.toThrow('differ');
});
