import { describe, expect, it } from 'vitest';
import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import { GROUP_SIZE } from '../config/parameters.ts';
import { groupScale, ROUND_F16, ROUND_F32, weightLevel } from './definition.ts';
import { F16_VALUES } from './float16.ts';
import { QUANTIZERS } from './quantizer.ts';

describe.each(QUANTIZATIONS)('%s', (quantization) => {
  const quantizer = QUANTIZERS[quantization];
  const round = quantization === 'q4f16_1' ? ROUND_F16 : ROUND_F32;

  function quantize(input: Float32Array) {
    const words = new Uint32Array(input.length / 8);
    const scales = quantizer.newScales(input.length / GROUP_SIZE);
    const bad = quantizer.quantize(input.slice(), input.length, words, scales, 0);
    return { words, scales, bad };
  }

  it('agrees with the definition for each pair of a weight and a scale near the edges', () => {
    // Groups [greatest, w, w, ...]: every f16 weight up to the greatest, for a few dozen greatest ones.
    const greatest = [1, 3, 4, 10, 11, 100, 1023, 1024, 1025, 0x2c01, 0x3bff, 0x3c00, 0x4700, 0x5555, 0x7bff];
    for (const bits of greatest) {
      const max = F16_VALUES[bits] ?? NaN;
      const input: number[] = [];
      for (let at = 0; at <= bits; at += 31) {
        input.push(max);
        for (let i = 0; i < 31; i += 1) {
          const weight = F16_VALUES[Math.min(at + i, bits)] ?? NaN;
          input.push(i % 2 === 0 ? weight : -weight);
        }
      }
      const { words } = quantize(Float32Array.from(input));
      const scale = groupScale(max, round);
      const wrong = input.filter((weight, i) => {
        const level = ((words[i >> 3] ?? 0) >>> (4 * (i & 7))) & 15;
        return level !== weightLevel(weight, scale, round);
      });
      expect(wrong).toEqual([]);
    }
  });

  it.each([
    ['NaN', NaN],
    ['infinity', Infinity],
    ['minus infinity', -Infinity],
  ])('names the place of %s', (_, value) => {
    const input = new Float32Array(96).fill(0.25);
    input[70] = value;
    expect(quantize(input).bad).toBe(70);
    expect(quantizer.cast(input.slice())).toBe(70);
  });

  it('starts at the group it is told', () => {
    const words = new Uint32Array(12);
    const scales = quantizer.newScales(3);
    quantizer.quantize(
      Float32Array.from({ length: 32 }, () => 7),
      32,
      words,
      scales,
      1,
    );
    expect([...words]).toEqual([0, 0, 0, 0, ...Array<number>(4).fill(0xeeeeeeee), 0, 0, 0, 0]);
    expect([...scales].map((scale) => scale !== 0)).toEqual([false, true, false]);
  });
});

it('q4f16_1 refuses what f16 cannot hold, and q4f32_1 does not', () => {
  const input = new Float32Array(32).fill(65520);
  const words = new Uint32Array(4);
  expect(QUANTIZERS.q4f16_1.quantize(input.slice(), 32, words, new Uint16Array(1), 0)).toBe(0);
  expect(QUANTIZERS.q4f32_1.quantize(input.slice(), 32, words, new Float32Array(1), 0)).toBe(-1);
});
