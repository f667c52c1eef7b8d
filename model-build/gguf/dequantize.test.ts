import { expect, it } from 'vitest';
import { DEQUANTIZE } from './dequantize.ts';

/** f16 bytes, little-endian: 0.5, -2, 3. */
const HALF = [0x00, 0x38];
const MINUS_TWO = [0x00, 0xc0];
const THREE = [0x00, 0x42];
/** Low halves 0 to 15, high halves 15 to 0. */
const RAMP = Array.from({ length: 16 }, (_, i) => i | ((15 - i) << 4));
const up = Array.from({ length: 16 }, (_, i) => i);
const down = Array.from({ length: 16 }, (_, i) => 15 - i);

it.each<[string, number[], number[]]>([
  ['F32', [0, 0, 0x20, 0xc0, 0, 0, 0x80, 0x3f], [-2.5, 1]],
  ['F16', [...HALF, ...MINUS_TWO, 0x01, 0x00, 0xff, 0x7b], [0.5, -2, 2 ** -24, 65504]],
  ['BF16', [0x20, 0xc0, 0x80, 0x3f], [-2.5, 1]],
  [
    'Q8_0',
    [...HALF, ...Array.from({ length: 32 }, (_, i) => (i * 8 - 128) & 255)],
    Array.from({ length: 32 }, (_, i) => (i * 8 - 128) * 0.5),
  ],
  ['Q4_0', [...HALF, ...RAMP], [...up, ...down].map((level) => (level - 8) * 0.5)],
  ['Q4_1', [...HALF, ...THREE, ...RAMP], [...up, ...down].map((level) => level * 0.5 + 3)],
  // Fifth bits: set for weights 0 to 7 and 31.
  [
    'Q5_0',
    [...HALF, 0xff, 0, 0, 0x80, ...RAMP],
    [...up, ...down].map((level, i) => (level + (i < 8 || i === 31 ? 16 : 0) - 16) * 0.5),
  ],
  [
    'Q5_1',
    [...MINUS_TWO, ...THREE, 0xff, 0, 0, 0x80, ...RAMP],
    [...up, ...down].map((level, i) => (level + (i < 8 || i === 31 ? 16 : 0)) * -2 + 3),
  ],
])('reads %s', (name, bytes, expected) => {
  const into = new Float32Array(expected.length + 2).fill(9);
  DEQUANTIZE.get(name)?.(Uint8Array.from(bytes), expected.length, into, 1);
  expect([...into]).toEqual([9, ...expected, 9]);
  // Blocks follow each other.
  const twice = new Float32Array(2 * expected.length);
  DEQUANTIZE.get(name)?.(Uint8Array.from([...bytes, ...bytes]), twice.length, twice, 0);
  expect([...twice]).toEqual([...expected, ...expected]);
});
