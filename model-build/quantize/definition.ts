/**
 * What q4f16_1 and q4f32_1 mean, one operation at a time, as MLC-LLM's converter computes them. The kernels beside this
 * file give the same result faster; the tests hold them to it, and this to numpy.
 */
import { roundToF16 } from './float16.ts';

/** Half of the 4-bit range: levels are 0 to 14, and 7 stands for zero. */
export const MAX_LEVEL = 7;

/** Adding and subtracting it rounds a small double to a whole number, ties to even. */
export const ROUND_TO_INTEGER = 1.5 * 2 ** 52;

export type Round = (value: number) => number;
export const ROUND_F16: Round = roundToF16;
export const ROUND_F32: Round = Math.fround;

/** @param maxAbs the greatest magnitude in a group, exact in the model's dtype */
export function groupScale(maxAbs: number, round: Round): number {
  return round(maxAbs / MAX_LEVEL);
}

/**
 * The level of one weight, 0 to 14.
 *
 * With scale 0 the quotient is an infinity, which clamps to 14 or 0 by sign, or NaN for a weight of 0: the converter's
 * `max(NaN, 0)` compares NaN > 0, finds it false and takes 0.
 */
export function weightLevel(weight: number, scale: number, round: Round): number {
  const shifted = round(round(weight / scale) + MAX_LEVEL);
  if (Number.isNaN(shifted) || shifted <= 0) return 0;
  if (shifted >= 2 * MAX_LEVEL) return 2 * MAX_LEVEL;
  return shifted + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
}
