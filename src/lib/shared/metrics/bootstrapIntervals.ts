import { seededDraw } from './seededDraw.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** How often the questions are drawn anew. */
  readonly rounds: number;
}

/** Of this share of the draws the interval holds the statistic. */
const COVERED = 0.95;

/**
 * The 95 % percentile interval of statistics over the same questions, drawn with replacement. One draw serves all
 * statistics, so that a difference of two of them is a paired one.
 *
 * @param count questions
 * @param statistics each gives its value for a list of question numbers, which may repeat
 * @returns one interval each; null of fewer than two questions, which say nothing about how others would vary
 */
export function bootstrapIntervals(
  count: number,
  statistics: readonly ((chosen: Uint32Array) => number)[],
  { seed, rounds }: BootstrapOptions,
): (Interval | null)[] {
  if (count < 2) return statistics.map(() => null);
  const draw = seededDraw(seed);
  const values = statistics.map(() => new Float64Array(rounds));
  const chosen = new Uint32Array(count);
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < count; i += 1) chosen[i] = draw(count);
    statistics.forEach((statistic, index) => {
      const row = values[index];
      if (row !== undefined) row[round] = statistic(chosen);
    });
  }
  return values.map((row) => {
    row.sort();
    return { low: quantile(row, (1 - COVERED) / 2), high: quantile(row, (1 + COVERED) / 2) };
  });
}

/** Linear between neighbours, as numpy's default. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
