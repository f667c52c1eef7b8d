/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index below is within bounds by the loops' limits */
import { GROUP_SIZE } from '../config/parameters.ts';
import { groupScale, MAX_LEVEL, ROUND_F32, ROUND_TO_INTEGER } from './definition.ts';
import { packSigns } from './quantizeF16.ts';

/** Bits of infinity: at and above it a magnitude is no finite number. */
const F32_BITS_INFINITY = 0x7f800000;
const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** See Quantizer.quantize. */
export function quantizeF32(
  weights: Float32Array,
  count: number,
  words: Uint32Array,
  scales: Float32Array,
  firstGroup: number,
): number {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  let word = firstGroup * (GROUP_SIZE / 8);
  let group = firstGroup;
  for (let start = 0; start < count; start += GROUP_SIZE, group += 1) {
    let maxMagnitude = 0;
    for (let i = start; i < start + GROUP_SIZE; i += 1) {
      const magnitude = bits[i]! & 0x7fffffff;
      if (magnitude >= F32_BITS_INFINITY) return i;
      if (magnitude > maxMagnitude) maxMagnitude = magnitude;
    }
    scratchBits[0] = maxMagnitude;
    const scale = groupScale(scratch[0]!, ROUND_F32);
    scales[group] = scale;
    if (scale === 0) {
      word = packSigns(weights, start, words, word);
      continue;
    }
    for (let i = start; i < start + GROUP_SIZE; i += 8, word += 1) {
      let packed = 0;
      for (let j = 7; j >= 0; j -= 1) {
        const shifted = Math.fround(Math.fround(weights[i + j]! / scale) + MAX_LEVEL);
        const level = Math.min(Math.max(shifted, 0), 2 * MAX_LEVEL);
        packed = (packed << 4) | (level + ROUND_TO_INTEGER - ROUND_TO_INTEGER);
      }
      words[word] = packed;
    }
  }
  return -1;
}

/** See Quantizer.cast. */
export function castF32(weights: Float32Array): Uint8Array | number {
  const bad = weights.findIndex((weight) => !Number.isFinite(weight));
  return bad === -1 ? new Uint8Array(weights.slice().buffer) : bad;
}
