import { expect, it } from 'vitest';
import { summary } from './summary.ts';

it('takes the middle of an odd number of runs, and the mean of the two in the middle of an even one', () => {
  expect(summary([9, 1, 4])).toEqual({ median: 4, least: 1, most: 9 });
  expect(summary([10, 2, 4, 1])).toEqual({ median: 3, least: 1, most: 10 });
  expect(summary([0.123456])).toEqual({ median: 0.1235, least: 0.1235, most: 0.1235 });
});

it('has nothing to say about no runs', () => {
  expect(() => summary([])).toThrow(/nothing to summarise/);
});
