/** Sparse rows: which columns are present in each. */
export type Rows = readonly Int32Array[];

export interface Fit {
  readonly weights: Float64Array;
  readonly bias: number;
}

interface FitOptions {
  /** How strongly weights are held near zero. */
  readonly penalty: number;
  readonly steps: number;
}

const RATE = 0.05;

/**
 * Logistic regression of `labels` (0 or 1) on the presence of columns, each row scaled to length 1, by Adam from zero over
 * all rows at once: nothing in it is random.
 */
export function fitLogistic(
  rows: Rows,
  labels: ArrayLike<number>,
  columns: number,
  { penalty, steps }: FitOptions,
): Fit {
  // The last column is the bias.
  const weights = new Float64Array(columns + 1);
  const slope = new Float64Array(columns + 1);
  const mean = new Float64Array(columns + 1);
  const square = new Float64Array(columns + 1);
  for (let step = 1; step <= steps; step++) {
    for (let column = 0; column < columns; column++) slope[column] = 2 * penalty * (weights[column] ?? 0);
    slope[columns] = 0;
    for (let row = 0; row < rows.length; row++) {
      const present = rows[row] ?? new Int32Array();
      const scale = scaleOf(present.length);
      let sum = 0;
      for (const column of present) sum += weights[column] ?? 0;
      const chance = 1 / (1 + Math.exp(-(sum * scale + (weights[columns] ?? 0))));
      const error = (chance - (labels[row] ?? 0)) / rows.length;
      for (const column of present) slope[column] = (slope[column] ?? 0) + error * scale;
      slope[columns] = (slope[columns] ?? 0) + error;
    }
    const meanScale = 1 - 0.9 ** step;
    const squareScale = 1 - 0.999 ** step;
    for (let column = 0; column <= columns; column++) {
      const here = slope[column] ?? 0;
      const nextMean = 0.9 * (mean[column] ?? 0) + 0.1 * here;
      const nextSquare = 0.999 * (square[column] ?? 0) + 0.001 * here * here;
      mean[column] = nextMean;
      square[column] = nextSquare;
      weights[column] =
        (weights[column] ?? 0) - (RATE * nextMean) / meanScale / (Math.sqrt(nextSquare / squareScale) + 1e-8);
    }
  }
  return { weights: weights.slice(0, columns), bias: weights[columns] ?? 0 };
}

export const scaleOf = (present: number): number => 1 / Math.sqrt(Math.max(1, present));
