/**
 * IEEE 754 half precision for the reference. Written apart from the quantiser's own on purpose: a mistake there must
 * not be repeated here, or the comparison would agree with itself.
 */

const bits = new Uint32Array(1);
const single = new Float32Array(bits.buffer);

const SMALLEST_NORMAL = 2 ** -14;
const SUBNORMAL_STEP = 2 ** -24;
const LARGEST = 65504;

/** The value of a half given by its 16 bits. */
export function halfFromBits(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * SUBNORMAL_STEP;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest half to a value that float32 holds exactly; ties go to the even one. */
export function roundToHalf(value: number): number {
  if (Math.abs(value) < SMALLEST_NORMAL) {
    const steps = value / SUBNORMAL_STEP;
    const down = Math.floor(steps);
    const rest = steps - down;
    const nearest = rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down;
    return nearest * SUBNORMAL_STEP;
  }
  single[0] = value;
  const raw = bits[0] ?? 0;
  // Float32 carries 13 bits more than a half: add just under half of the last kept bit, plus one where that bit is odd.
  bits[0] = (raw + 0xfff + ((raw >>> 13) & 1)) & ~0x1fff;
  const rounded = single[0];
  return Math.abs(rounded) > LARGEST ? Math.sign(rounded) * Infinity : rounded;
}
