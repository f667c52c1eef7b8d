import { expect, it } from 'vitest';
import { f16Bits, F16_VALUES, roundToF16 } from './float16.ts';

const finite = [...F16_VALUES.entries()].filter(([, value]) => Number.isFinite(value));

it('keeps every f16 as it is and knows its bits', () => {
  for (const [bits, value] of finite) {
    if (!Object.is(roundToF16(value), value) && value !== 0) expect.fail(`0x${bits.toString(16)}`);
    if (f16Bits(value) !== bits) expect.fail(`bits of 0x${bits.toString(16)}`);
  }
});

it('rounds to nearest, ties to the even neighbour', () => {
  for (let bits = 0; bits < 0x7bff; bits += 1) {
    const low = F16_VALUES[bits] ?? NaN;
    const high = F16_VALUES[bits + 1] ?? NaN;
    const middle = (low + high) / 2;
    const even = bits % 2 === 0 ? low : high;
    const rounded = [middle * (1 - 2 ** -30), middle, middle * (1 + 2 ** -30), -middle].map(roundToF16);
    if (rounded.join() !== [low, even, high, -even].join())
      expect.fail(`above 0x${bits.toString(16)}: ${rounded.join()}`);
  }
});

it.each([
  [65519.99, 65504],
  [65520, Infinity],
  [-1e9, -Infinity],
  [Infinity, Infinity],
  [NaN, NaN],
  [2 ** -25, 0],
  [2 ** -25 * 1.0001, 2 ** -24],
])('rounds %d to %d', (value, expected) => {
  expect(roundToF16(value)).toBe(expected);
});
