/**
 * IEEE 754 binary16, which this Node version has no typed array for. Rounding is to nearest, ties to even, everywhere.
 *
 * Arithmetic on f16 operands may be done in double and rounded to f16 once: 53 bits are more than 2 x 11 + 2, so the
 * first rounding never changes the second (Figueroa, "When is double rounding innocuous?", 1995).
 */

const scratchDouble = new Float64Array(1);
const scratchDoubleBits = new Uint32Array(scratchDouble.buffer);
const scratchFloat = new Float32Array(1);
const scratchBits = new Uint32Array(scratchFloat.buffer);

/** Bits of the least float32 that rounds to infinity in f16: 65520. */
export const F32_BITS_F16_OVERFLOW = 0x477ff000;
/** Bits of 2^-14, the least normal f16, as float32. */
export const F32_BITS_F16_NORMAL = 0x38800000;

/**
 * For each f16 exponent from -14 to 15, 1.5 x 2^52 f16 spacings: a double that has this much added keeps exactly the
 * bits that an f16 of the exponent has, rounded to nearest even by the hardware.
 */
const SHIFTERS = Float64Array.from({ length: 30 }, (_, i) => 1.5 * 2 ** (52 + i - 14 - 10));

/** Rounds any double to the nearest f16, returned as a double. */
export function roundToF16(value: number): number {
  const magnitude = Math.abs(value);
  if (!(magnitude < 65520)) return Number.isNaN(value) ? NaN : value > 0 ? Infinity : -Infinity;
  scratchDouble[0] = magnitude;
  const exponent = ((scratchDoubleBits[1] as number) >>> 20) - 1023;
  // Below 2^-14 the spacing stays that of the least normal numbers.
  const shifter = SHIFTERS[Math.max(exponent, -14) + 14] as number;
  return value + shifter - shifter;
}

/** Bits of a number that is exactly an f16 (see roundToF16). */
export function f16Bits(value: number): number {
  scratchFloat[0] = value;
  const bits = scratchBits[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= 0x7f800000) return sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
  if (magnitude < F32_BITS_F16_NORMAL) return sign | (Math.abs(value) * 2 ** 24);
  return sign | ((magnitude - 0x38000000) >>> 13);
}

/** The value of every f16 by its bits; 256 kB that turn decoding into a load. */
export const F16_VALUES: Float32Array = (() => {
  const values = new Float32Array(65_536);
  for (let bits = 0; bits < 65_536; bits += 1) {
    const exponent = (bits >>> 10) & 31;
    const fraction = bits & 1023;
    const magnitude =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction === 0
            ? Infinity
            : NaN
          : (1 + fraction / 1024) * 2 ** (exponent - 15);
    values[bits] = bits & 0x8000 ? -magnitude : magnitude;
  }
  return values;
})();
