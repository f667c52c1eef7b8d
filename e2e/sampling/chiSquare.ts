/** Pearson's goodness-of-fit test. */

/** ln Γ(x) for x > 0: Stirling's series, after the recurrence has lifted x to where five of its terms are enough. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 12; z++) shift -= Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 + square * (-1 / 360 + square * (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188)))));
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}

const PRECISION = 1e-15;
const MOST_TERMS = 10_000;

/** The regularised lower incomplete gamma function by its power series; it converges fast for x < a + 1. */
function lowerGamma(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** The regularised upper incomplete gamma function by Legendre's continued fraction (Lentz's method), for x >= a + 1. */
function upperGamma(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** P(X >= x) for X distributed as chi-square with the given degrees of freedom. */
export function chiSquareSurvival(x: number, degrees: number): number {
  if (!(degrees >= 1) || Number.isNaN(x))
    throw new Error(`chi-square of ${x} with ${degrees} degrees of freedom`);
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const a = degrees / 2;
  return x / 2 < a + 1 ? 1 - lowerGamma(a, x / 2) : upperGamma(a, x / 2);
}

/** The approximation by chi-square is held to be good from five expected in each cell (Cochran's rule). */
const LEAST_EXPECTED = 5;

export interface Fit {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
  /** Draws that have no expected probability at all. */
  readonly impossible: number;
}

/**
 * Compares counts with probabilities, both by cell. Cells of which fewer than five are expected are taken together;
 * anything counted where the probability is 0 makes the p-value 0.
 */
export function chiSquareFit(
  counts: ReadonlyMap<number, number>,
  probabilities: ReadonlyMap<number, number>,
): Fit {
  const draws = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let impossible = 0;
  for (const [cell, count] of counts) if (!((probabilities.get(cell) ?? 0) > 0)) impossible += count;
  const cells: { expected: number; count: number }[] = [];
  const rare = { expected: 0, count: 0 };
  for (const [cell, probability] of probabilities) {
    const expected = probability * draws;
    const count = counts.get(cell) ?? 0;
    if (expected >= LEAST_EXPECTED) cells.push({ expected, count });
    else if (probability > 0) {
      rare.expected += expected;
      rare.count += count;
    }
  }
  if (rare.expected > 0) cells.push(rare);
  if (cells.length < 2) throw new Error('a fit needs two cells or more');
  const statistic = cells.reduce((sum, { expected, count }) => sum + (count - expected) ** 2 / expected, 0);
  const degrees = cells.length - 1;
  const pValue = impossible > 0 ? 0 : chiSquareSurvival(statistic, degrees);
  return { statistic, degrees, pValue, impossible };
}
