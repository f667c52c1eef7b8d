import { expect, it } from 'vitest';
import { bootstrapIntervals } from './bootstrapIntervals.ts';
import { seededDraw } from './seededDraw.ts';

const OPTIONS = { seed: 1, rounds: 2000 };
const meanOf =
  (values: readonly number[]) =>
  (chosen: Uint32Array): number =>
    chosen.reduce((sum, index) => sum + (values[index] ?? NaN), 0) / chosen.length;

it('gives the interval that the normal approximation gives for a mean', () => {
  const draw = seededDraw(5);
  const values = Array.from({ length: 400 }, () => draw(1_000_000) / 1_000_000);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const half = (1.96 * deviation) / Math.sqrt(values.length);
  const [interval] = bootstrapIntervals(values.length, [meanOf(values)], OPTIONS);
  expect(Math.abs((interval?.low ?? 0) - (mean - half))).toBeLessThan(half * 0.15);
  expect(Math.abs((interval?.high ?? 0) - (mean + half))).toBeLessThan(half * 0.15);
});

it('is paired: what differs by a constant has a difference without spread', () => {
  const low = [0.1, 0.9, 0.4, 0.7, 0.2, 0.3];
  const high = low.map((value) => value + 0.05);
  const difference = (chosen: Uint32Array): number => meanOf(high)(chosen) - meanOf(low)(chosen);
  const [interval] = bootstrapIntervals(low.length, [difference], OPTIONS);
  expect(interval?.low).toBeCloseTo(0.05, 12);
  expect(interval?.high).toBeCloseTo(0.05, 12);
});

it('is the same for the same seed, and another for another', () => {
  const values = [1, 5, 2, 8, 3, 9, 4];
  const run = (seed: number) => bootstrapIntervals(values.length, [meanOf(values)], { seed, rounds: 200 });
  expect(run(3)).toEqual(run(3));
  expect(run(3)).not.toEqual(run(4));
});

it('says nothing of one question', () => {
  expect(bootstrapIntervals(1, [meanOf([1]), meanOf([2])], OPTIONS)).toEqual([null, null]);
});
