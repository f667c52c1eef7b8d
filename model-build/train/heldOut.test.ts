import { expect, it } from 'vitest';
import { heldOutLoss } from './heldOut.ts';

it('weighs each token alike, not each answer', () => {
  const loss = heldOutLoss([
    { tokens: 1, base: 4, adapter: 2 },
    { tokens: 3, base: 3, adapter: 3 },
  ]);
  expect(loss).toMatchObject({ pairs: 2, tokens: 4, base: 7 / 4, adapter: 5 / 4, gain: 1 / 2 });
});

it('has an interval that excludes 0 where every answer has gained, and holds it where half have lost', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ tokens: 10 + (i % 7), base: 30, adapter: 20 }));
  expect(heldOutLoss(rows).interval?.low).toBeGreaterThan(0.5);
  const mixed = rows.map((row, i) => ({ ...row, adapter: i % 2 === 0 ? 20 : 40 }));
  const { interval } = heldOutLoss(mixed);
  expect(interval?.low).toBeLessThan(0);
  expect(interval?.high).toBeGreaterThan(0);
});

it('says nothing of a spread that one answer cannot show', () => {
  expect(heldOutLoss([{ tokens: 2, base: 4, adapter: 3 }]).interval).toBeNull();
});
