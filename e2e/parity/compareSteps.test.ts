import { expect, it } from 'vitest';
import { compareSteps } from './compareSteps.ts';

const right = (id: number, gap: number) => ({ id, secondId: 99, gap, chosenId: id, chosenGap: 0 });
const wrong = (id: number, gap: number) => ({ id, secondId: 99, gap, chosenId: 99, chosenGap: gap });

it('counts every step of an answer that agrees', () => {
  expect(compareSteps([right(1, 3), right(2, 0.5), right(3, 1)], 0)).toEqual({
    equal: 3,
    decided: 3,
    decidedAtStart: 3,
    mismatch: null,
    leastGap: 0.5,
  });
});

it('without a tolerance finds the first token that is not the best, however close', () => {
  const { mismatch } = compareSteps([right(1, 3), wrong(2, 1e-9), wrong(3, 1)], 0);
  expect(mismatch).toEqual({ step: 1, expected: 2, found: 99, gap: 1e-9 });
});

it('without a tolerance counts an exact tie of the wrong token as a mismatch', () => {
  expect(compareSteps([wrong(2, 0)], 0).mismatch?.step).toBe(0);
});

it('allows either token where the reference cannot decide, and holds the later ones to it all the same', () => {
  const steps = [right(1, 3), wrong(2, 0.05), right(3, 2), right(4, 0.01), right(5, 1)];
  expect(compareSteps(steps, 0.1)).toEqual({
    equal: 4,
    decided: 3,
    decidedAtStart: 1,
    mismatch: null,
    leastGap: 0.01,
  });
  expect(compareSteps([...steps, wrong(6, 0.2)], 0.1).mismatch?.step).toBe(5);
});

it('does not allow a third token that is worse than the tolerance where the two best are close', () => {
  const third = { id: 1, secondId: 2, gap: 0.01, chosenId: 3, chosenGap: 4 };
  expect(compareSteps([third], 0.1).mismatch).toEqual({ step: 0, expected: 1, found: 3, gap: 4 });
});
