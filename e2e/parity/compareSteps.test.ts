import { expect, it } from 'vitest';
import { compareSteps } from './compareSteps.ts';

const right = (id: number, gap: number) => ({ id, secondId: 99, gap, chosenId: id, chosenGap: 0 });
const wrong = (id: number, gap: number) => ({ id, secondId: 99, gap, chosenId: 99, chosenGap: gap });

it('counts every step of an answer that agrees', () => {
  expect(compareSteps([right(1, 3), right(2, 0.5), right(3, 1)], 0)).toEqual({
    compared: 3,
    undecidedAt: null,
    mismatch: null,
    leastGap: 0.5,
  });
});

it('stops at the first disagreement', () => {
  const { compared, mismatch } = compareSteps([right(1, 3), wrong(2, 0.5), right(3, 1)], 0);
  expect(compared).toBe(2);
  expect(mismatch).toEqual({ step: 1, expected: 2, found: 99, gap: 0.5 });
});

it('says nothing from the first step on that the reference cannot decide', () => {
  expect(compareSteps([right(1, 3), wrong(2, 0.05), wrong(3, 1)], 0.1)).toEqual({
    compared: 1,
    undecidedAt: 1,
    mismatch: null,
    leastGap: 3,
  });
});

it('does not forgive a disagreement just above the bound', () => {
  expect(compareSteps([wrong(2, 0.1)], 0.1).mismatch?.step).toBe(0);
});
