/** The weights of make_goldens.py, number for number; each kind of row aims at one edge of the definition. */
import { GROUP_SIZE } from '../../config/parameters.ts';
import { F16_VALUES } from '../float16.ts';

type Draw = (bound: number) => number;

/** Marsaglia, "Xorshift RNGs", 2003, with the shifts 13, 17, 5. */
function xorshift32(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 8) & 0xffffff) % bound;
  };
}

const fill = (width: number, weight: () => number): number[] => Array.from({ length: width }, weight);

/** One weight per group is replaced. */
function oneAGroup(values: number[], draw: Draw, weight: () => number): number[] {
  for (let start = 0; start < values.length; start += GROUP_SIZE) {
    // Python evaluates the right side of an assignment first.
    const value = weight();
    values[start + draw(GROUP_SIZE)] = value;
  }
  return values;
}

function f16(bits: number): number {
  return F16_VALUES[bits] ?? NaN;
}

const KINDS: readonly ((width: number, draw: Draw) => number[])[] = [
  (width, draw) =>
    fill(width, () => (draw(65536) + draw(65536) + draw(65536) + draw(65536) - 131070) * 2 ** -22),
  (width, draw) => fill(width, () => f16((draw(2) << 15) | draw(0x7c00))),
  (width, draw) => fill(width, () => (draw(2) === 1 ? -0 : 0)),
  (width, draw) => fill(width, () => (draw(2047) - 1023) * 2 ** -24),
  (width, draw) => fill(width, () => (draw(9) - 4) * 2 ** -24),
  (width, draw) => {
    const exponent = draw(9) - 6;
    const values = fill(width, () => (draw(29) - 14) * 2 ** (exponent - 1));
    return oneAGroup(values, draw, () => 7 * 2 ** exponent);
  },
  (width, draw) =>
    fill(width, () => {
      const even = f16(0x2c00 + draw(1024));
      const offset = 2 ** -15 + (draw(3) - 1) * 2 ** -27;
      return even + offset * (draw(2) * 2 - 1);
    }),
  (width, draw) => fill(width, () => (draw(65535) - 32767) * 2 ** -149),
  (width, draw) => fill(width, () => (draw(9) - 4) * 2 ** -149),
  (width, draw) =>
    fill(width, () => {
      const magnitude = 65504 - draw(64);
      return magnitude * (draw(2) * 2 - 1);
    }),
  (width, draw) => fill(width, () => (draw(1 << 24) - (1 << 23)) * 2 ** -26),
  (width, draw) =>
    oneAGroup(
      fill(width, () => 0),
      draw,
      () => (draw(65535) - 32767) * 2 ** -20,
    ),
];

/** @returns rows x width weights, row-major */
export function awkwardWeights(rows: number, width: number): Float32Array {
  const draw = xorshift32(2463534242);
  const weights = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    weights.set(KINDS[row % KINDS.length]?.(width, draw) ?? [], row * width);
  }
  return weights;
}
