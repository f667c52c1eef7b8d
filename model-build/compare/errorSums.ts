/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index below is within bounds by the loop's limit */

/** What quantisation did to a number of weights. */
export interface QuantizationError {
  readonly weights: number;
  /** The greatest |w - q|. */
  readonly maxAbs: number;
  /** sqrt(sum (w - q)^2 / weights). */
  readonly rms: number;
  /** sqrt(sum (w - q)^2 / sum w^2); 0 where both are zero. */
  readonly relativeRms: number;
}

/** Sums up errors, in f64. */
export class ErrorSums {
  #weights = 0;
  #maxAbs = 0;
  #squaredErrors = 0;
  #squaredWeights = 0;

  /** @returns false where a value that stands for a weight is no finite number */
  add(weights: Float32Array, values: Float64Array, count: number): boolean {
    let maxAbs = this.#maxAbs;
    let squaredErrors = 0;
    let squaredWeights = 0;
    for (let i = 0; i < count; i += 1) {
      const weight = weights[i]!;
      const error = Math.abs(weight - values[i]!);
      if (error > maxAbs) maxAbs = error;
      squaredErrors += error * error;
      squaredWeights += weight * weight;
    }
    this.#weights += count;
    this.#maxAbs = maxAbs;
    this.#squaredErrors += squaredErrors;
    this.#squaredWeights += squaredWeights;
    return Number.isFinite(squaredErrors);
  }

  include(other: ErrorSums): void {
    this.#weights += other.#weights;
    this.#maxAbs = Math.max(this.#maxAbs, other.#maxAbs);
    this.#squaredErrors += other.#squaredErrors;
    this.#squaredWeights += other.#squaredWeights;
  }

  result(): QuantizationError {
    return {
      weights: this.#weights,
      maxAbs: this.#maxAbs,
      rms: this.#weights === 0 ? 0 : Math.sqrt(this.#squaredErrors / this.#weights),
      relativeRms: this.#squaredErrors === 0 ? 0 : Math.sqrt(this.#squaredErrors / this.#squaredWeights),
    };
  }
}
