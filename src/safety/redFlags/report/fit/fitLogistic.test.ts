import { expect, it } from 'vitest';
import { fitLogistic } from './fitLogistic.ts';

const rows = [[0], [0, 2], [1], [1, 2]].map((row) => Int32Array.from(row));
const labels = [1, 1, 0, 0];
const options = { penalty: 1e-6, steps: 300 };

it('finds what speaks for and against, and gives the same each time', () => {
  const fit = fitLogistic(rows, labels, 3, options);
  expect(fit.weights[0]).toBeGreaterThan(2);
  expect(fit.weights[1]).toBeLessThan(0);
  expect(Math.abs(fit.weights[2] ?? 9)).toBeLessThan(1);
  expect(fitLogistic(rows, labels, 3, options)).toEqual(fit);
});

it('holds weights near zero under a penalty', () => {
  const held = fitLogistic(rows, labels, 3, { ...options, penalty: 10 });
  for (const weight of held.weights) expect(Math.abs(weight)).toBeLessThan(0.05);
});
