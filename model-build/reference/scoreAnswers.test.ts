import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { greedyReference } from './greedyReference.ts';
import { scoreAnswers } from './scoreAnswers.ts';

const folder = fileURLToPath(new URL('./golden/untied-q4f32_1', import.meta.url));
const prompts = [[1, 17, 4, 4, 90], [42], [7, 7, 7]];

it('agrees with the step-by-step reference, all answers at once', () => {
  const lengths = [20, 3, 17];
  const answers = prompts.map((promptIds, i) => ({
    promptIds,
    tokenIds: greedyReference(folder, promptIds, lengths[i] ?? 0).tokenIds,
  }));
  const scored = scoreAnswers(folder, answers);
  scored.forEach((steps, i) => {
    expect(steps.map((step) => step.id)).toEqual(answers[i]?.tokenIds);
    expect(steps.every((step) => step.chosenGap === 0)).toBe(true);
    const gaps = greedyReference(folder, answers[i]?.promptIds ?? [], lengths[i] ?? 0).topGap;
    steps.forEach((step, at) => expect(step.gap).toBeCloseTo(gaps[at] ?? NaN, 9));
  });
});

it('says by how much a wrong token is worse', () => {
  const [best] = greedyReference(folder, [42], 1).tokenIds;
  const wrong = ((best ?? 0) + 1) % 96;
  const [[step] = []] = scoreAnswers(folder, [{ promptIds: [42], tokenIds: [wrong] }]);
  expect(step?.id).toBe(best);
  expect(step?.chosenId).toBe(wrong);
  expect(step?.chosenGap).toBeGreaterThanOrEqual(step?.gap ?? NaN);
});

it('accepts an answer of no tokens between others', () => {
  const scored = scoreAnswers(folder, [
    { promptIds: [1, 2], tokenIds: [] },
    { promptIds: [42], tokenIds: greedyReference(folder, [42], 4).tokenIds },
  ]);
  expect(scored[0]).toEqual([]);
  expect(scored[1]?.map((step) => step.chosenGap)).toEqual([0, 0, 0, 0]);
});

it('sees a shard that is cut short', () => {
  const copy = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const shard = join(copy, 'params_shard_0.bin');
    writeFileSync(shard, readFileSync(shard).subarray(0, 30_000));
    expect(() => scoreAnswers(copy, [{ promptIds: [1], tokenIds: [1] }])).toThrow(/holds 30000 bytes/);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
