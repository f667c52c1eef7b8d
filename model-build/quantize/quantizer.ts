/** The two quantisations as one interface, so that the build knows neither. */
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { castF16, quantizeF16 } from './quantizeF16.ts';
import { castF32, quantizeF32 } from './quantizeF32.ts';

export interface Quantizer {
  /** For `count` scales. */
  newScales(count: number): Uint16Array | Float32Array;
  /**
   * Quantises `count` weights (whole groups of 32) into `words` (eight weights each) and `scales` (one a group), from
   * the given group on. The weights are overwritten by their values in the model's dtype.
   *
   * @returns the index of the first weight that is not finite in the model's dtype, or -1; then nothing is valid
   */
  quantize(
    weights: Float32Array,
    count: number,
    words: Uint32Array,
    scales: Uint16Array | Float32Array,
    firstGroup: number,
  ): number;
  /** An unquantised vector in the model's dtype; or the index of its first weight that is not finite there. */
  cast(weights: Float32Array): Uint8Array | number;
}

export const QUANTIZERS: Readonly<Record<Quantization, Quantizer>> = {
  q4f16_1: {
    newScales: (count) => new Uint16Array(count),
    quantize: (weights, count, words, scales, firstGroup) =>
      quantizeF16(weights, count, words, scales as Uint16Array, firstGroup),
    cast: castF16,
  },
  q4f32_1: {
    newScales: (count) => new Float32Array(count),
    quantize: (weights, count, words, scales, firstGroup) =>
      quantizeF32(weights, count, words, scales as Float32Array, firstGroup),
    cast: castF32,
  },
};
