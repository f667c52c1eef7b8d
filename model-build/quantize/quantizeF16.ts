/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index below is within bounds by the loops' limits */
import { GROUP_SIZE } from '../config/parameters.ts';
import { groupScale, ROUND_F16 } from './definition.ts';
import { f16LevelOffsets, QUOTIENT_LIMIT } from './f16LevelOffsets.ts';
import { f16Bits, F32_BITS_F16_NORMAL, F32_BITS_F16_OVERFLOW } from './float16.ts';

const OFFSETS = f16LevelOffsets();
const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** The same value rounded to f16, as float32 bits; one comparison at least above F32_BITS_F16_OVERFLOW is an infinity. */
function roundBits(bits: number): number {
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= F32_BITS_F16_NORMAL) {
    // 13 bits go; half of the last kept bit, and one less where that bit is even, carries exactly when it must.
    return (bits & 0x80000000) | ((magnitude + 0xfff + ((magnitude >>> 13) & 1)) & ~0x1fff);
  }
  // Below the normal range f16 numbers are multiples of 2^-24, the spacing of f32 between 0.5 and 1.
  scratchBits[0] = magnitude;
  scratch[0] = Math.fround(scratch[0]! + 0.5) - 0.5;
  return (bits & 0x80000000) | scratchBits[0];
}

/** See Quantizer.quantize; scales are f16 bits. */
export function quantizeF16(
  weights: Float32Array,
  count: number,
  words: Uint32Array,
  scales: Uint16Array,
  firstGroup: number,
): number {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  const offsets = OFFSETS;
  const limit = QUOTIENT_LIMIT;
  let word = firstGroup * (GROUP_SIZE / 8);
  let group = firstGroup;
  for (let start = 0; start < count; start += GROUP_SIZE, group += 1) {
    let maxMagnitude = 0;
    for (let i = start; i < start + GROUP_SIZE; i += 1) {
      const weight = bits[i]!;
      const magnitude = weight & 0x7fffffff;
      if (magnitude >= F32_BITS_F16_OVERFLOW) return i;
      const rounded = roundBits(weight);
      bits[i] = rounded;
      const roundedMagnitude = rounded & 0x7fffffff;
      if (roundedMagnitude > maxMagnitude) maxMagnitude = roundedMagnitude;
    }
    scratchBits[0] = maxMagnitude;
    const scale = groupScale(scratch[0]!, ROUND_F16);
    scales[group] = f16Bits(scale);
    if (scale === 0) {
      word = packSigns(weights, start, words, word);
      continue;
    }
    const inverse = 1 / scale;
    for (let i = start; i < start + GROUP_SIZE; i += 8, word += 1) {
      let packed = 0;
      for (let j = 7; j >= 0; j -= 1) {
        // No branch that depends on the weight: half of them would be mispredicted.
        const quotient = Math.min(Math.max(weights[i + j]! * inverse, -limit), limit);
        packed = (packed << 4) | (quotient + offsets[(quotient + 8) | 0]!);
      }
      words[word] = packed;
    }
  }
  return -1;
}

/** A group whose scale is 0: 14 for what is above zero, 0 for the rest (see weightLevel). */
export function packSigns(
  weights: Float32Array,
  start: number,
  words: Uint32Array,
  firstWord: number,
): number {
  let word = firstWord;
  for (let i = start; i < start + GROUP_SIZE; i += 8, word += 1) {
    let packed = 0;
    for (let j = 7; j >= 0; j -= 1) packed = (packed << 4) | (weights[i + j]! > 0 ? 14 : 0);
    words[word] = packed;
  }
  return word;
}

/** See Quantizer.cast. */
export function castF16(weights: Float32Array): Uint8Array | number {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  const halves = new Uint16Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) {
    if ((bits[i]! & 0x7fffffff) >= F32_BITS_F16_OVERFLOW) return i;
    bits[i] = roundBits(bits[i]!);
    halves[i] = f16Bits(weights[i]!);
  }
  return new Uint8Array(halves.buffer);
}
