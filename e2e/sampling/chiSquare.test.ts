import { describe, expect, it } from 'vitest';
import { chiSquareFit, chiSquareSurvival } from './chiSquare.ts';

describe('chiSquareSurvival', () => {
  // From scipy.stats.chi2.sf.
  it.each([
    [3.841458820694124, 1, 0.05],
    [10.827566170662733, 1, 0.001],
    [18.307038053275146, 10, 0.05],
    [0.5, 1, 0.4795001221869535],
    [7.3, 3, 0.06292623645904312],
    [55.3, 61, 0.6816003210700056],
    [120.5, 63, 1.770899119704579e-5],
    [400, 63, 0],
  ])('%d with %d degrees of freedom', (x, degrees, expected) => {
    expect(chiSquareSurvival(x, degrees)).toBeCloseTo(expected, 12);
  });

  it('equals the closed form that even degrees have, from the middle to far in the tail', () => {
    for (const half of [1, 2, 5, 20, 32]) {
      for (const x of [0.01, 1, half, 2 * half - 1, 2 * half, 2 * half + 3, 5 * half, 300]) {
        let term = Math.exp(-x / 2);
        let sum = term;
        for (let i = 1; i < half; i++) sum += term *= x / 2 / i;
        expect(chiSquareSurvival(x, 2 * half) / sum).toBeCloseTo(1, 10);
      }
    }
  });

  it('is 1 at nothing and 0 at infinity, and refuses what has no meaning', () => {
    expect(chiSquareSurvival(0, 4)).toBe(1);
    expect(chiSquareSurvival(Infinity, 4)).toBe(0);
    expect(() => chiSquareSurvival(NaN, 4)).toThrow(/chi-square of NaN/);
    expect(() => chiSquareSurvival(1, 0)).toThrow(/0 degrees/);
  });
});

describe('chiSquareFit', () => {
  it('computes the textbook die: 5, 8, 9, 8, 10, 20 of sixty throws', () => {
    const counts = new Map([5, 8, 9, 8, 10, 20].map((count, face) => [face, count]));
    const fair = new Map([0, 1, 2, 3, 4, 5].map((face) => [face, 1 / 6]));
    const fit = chiSquareFit(counts, fair);
    expect(fit).toMatchObject({ degrees: 5, impossible: 0 });
    expect(fit.statistic).toBeCloseTo(13.4, 12);
    expect(fit.pValue).toBeCloseTo(0.01990522, 7);
  });

  it('takes rare cells together', () => {
    const counts = new Map([
      [0, 96],
      [1, 3],
      [2, 1],
    ]);
    const fit = chiSquareFit(
      counts,
      new Map([
        [0, 0.94],
        [1, 0.03],
        [2, 0.03],
      ]),
    );
    expect(fit.degrees).toBe(1);
    expect(fit.statistic).toBeCloseTo(4 / 94 + 4 / 6, 12);
  });

  it('gives no chance to what cannot be', () => {
    const counts = new Map([
      [0, 50],
      [1, 49],
      [7, 1],
    ]);
    const fit = chiSquareFit(
      counts,
      new Map([
        [0, 0.5],
        [1, 0.5],
      ]),
    );
    expect(fit).toMatchObject({ impossible: 1, pValue: 0 });
  });
});
