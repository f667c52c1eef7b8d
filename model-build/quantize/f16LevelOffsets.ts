import { MAX_LEVEL, ROUND_F16, ROUND_TO_INTEGER } from './definition.ts';
import { F16_VALUES, roundToF16 } from './float16.ts';

/** Quotients beyond it are clamped anyway: the outermost steps are near 6.5. */
export const QUOTIENT_LIMIT = 7.25;

/**
 * The level of a weight as a function of its quotient with the scale, so that the kernel needs no f16 arithmetic: for a
 * quotient r between -7.25 and 7.25, `floor(r + offsets[floor(r + 8)])`.
 *
 * `round_half_even(f16(f16(w/scale) + 7))` never falls when w/scale rises, so it is 14 steps, one in each unit interval
 * from -7 to 7, each at the middle between two f16 numbers. The offset of an interval moves its step to a whole number.
 *
 * w and the scale have 11 bits and each step has 12, so that an exact quotient that is not on a step is at least 2^-24
 * (relative) away from it. The steps are therefore set 2^-40 below the middle where it belongs to the upper level, and
 * 2^-40 above it where it belongs to the lower one: the kernel's own error (2^-49: a reciprocal, a product, a sum) never
 * matters.
 */
export function f16LevelOffsets(): Float64Array {
  const offsets = new Float64Array(16);
  // No step in the outermost intervals: [-7.25, -7) becomes 0.25 to 0.5, and [7, 7.25] 14.5 to 14.75.
  offsets[0] = 7.5;
  offsets[15] = 7.5;
  for (let level = 1; level <= 2 * MAX_LEVEL; level += 1) offsets[level] = level - stepTo(level);
  return offsets;
}

/** Bits of the f16 at a place in rising order: 0 is zero, -1 the negative f16 nearest to it. */
function bitsAt(order: number): number {
  return order < 0 ? 0x8000 | -order : order;
}

/** Where in the quotient the given level begins. */
function stepTo(level: number): number {
  const reaches = (order: number): boolean => {
    const quotient = F16_VALUES[bitsAt(order)] ?? NaN;
    return ROUND_F16(quotient + MAX_LEVEL) + ROUND_TO_INTEGER - ROUND_TO_INTEGER >= level;
  };
  // Bisection over the f16 numbers from -16 to 16.
  let below = -0x4c00;
  let above = 0x4c00;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (reaches(middle)) above = middle;
    else below = middle;
  }
  const high = F16_VALUES[bitsAt(above)] ?? NaN;
  const middle = ((F16_VALUES[bitsAt(below)] ?? NaN) + high) / 2;
  const margin = Math.abs(middle) * 2 ** -40;
  return roundToF16(middle) === high ? middle - margin : middle + margin;
}
