import { expect, it } from 'vitest';
import { halfFromBits, roundToHalf } from './half.ts';

it('reads the values that IEEE 754 names', () => {
  const known: [number, number][] = [
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7c00, Infinity],
  ];
  for (const [bits, value] of known) expect(halfFromBits(bits)).toBe(value);
  expect(halfFromBits(0x7e00)).toBeNaN();
});

it('keeps every finite half, and sends what lies between two to the nearer, or the even one', () => {
  for (let bits = 0; bits < 0x7bff; bits++) {
    const low = halfFromBits(bits);
    const high = halfFromBits(bits + 1);
    expect(roundToHalf(low)).toBe(low);
    const middle = (low + high) / 2;
    const quarter = (high - low) / 4;
    if (roundToHalf(middle) !== (bits % 2 === 0 ? low : high)) expect.unreachable(`tie above ${low}`);
    if (roundToHalf(middle - quarter) !== low) expect.unreachable(`just above ${low}`);
    if (roundToHalf(middle + quarter) !== high) expect.unreachable(`just below ${high}`);
    if (roundToHalf(-middle - quarter) !== -high) expect.unreachable(`just above ${-high}`);
  }
  expect(roundToHalf(65519)).toBe(65504);
  expect(roundToHalf(65520)).toBe(Infinity);
});
