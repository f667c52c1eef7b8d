/** Weights from a seed, each kind aimed at one edge of the quantisation, as a file would store them. */
import { GROUP_SIZE } from '../../config/parameters.ts';
import { groupScale, MAX_LEVEL, ROUND_F16, ROUND_F32, type Round } from '../definition.ts';
import { f16Bits, F16_VALUES, roundToF16 } from '../float16.ts';

/** Layouts of safetensors that bases come in; also keys of DEQUANTIZE. */
export const STORED_DTYPES = ['BF16', 'F16', 'F32'] as const;
export type StoredDtype = (typeof STORED_DTYPES)[number];

export const WIDTH = 1024;
/** With this many, each stored dtype has more than a million weights. */
export const ROWS_PER_KIND = 80;

type Draw = (bound: number) => number;

interface Store {
  /** The value as it is stored: cut to fewer bits, never raised above the greatest f16. */
  readonly cut: Round;
  /** The least number above zero. */
  readonly least: number;
}

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

function bf16Bits(value: number): number {
  single[0] = value;
  return (singleBits[0] ?? 0) >>> 16;
}

const STORES: Readonly<Record<StoredDtype, Store>> = {
  BF16: {
    cut: (value) => {
      singleBits[0] = bf16Bits(value) << 16;
      return single[0] ?? NaN;
    },
    least: 2 ** -133,
  },
  F16: { cut: roundToF16, least: 2 ** -24 },
  F32: { cut: Math.fround, least: 2 ** -149 },
};

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

const sign = (draw: Draw): number => draw(2) * 2 - 1;
const fill = (weight: () => number): number[] => Array.from({ length: GROUP_SIZE }, weight);

/** One weight of the group is replaced. */
function withOne(values: number[], draw: Draw, weight: number): number[] {
  values[draw(GROUP_SIZE)] = weight;
  return values;
}

/** Weights around the quotients where the level changes: a few stored numbers below, on and above each. */
function levelEdges(draw: Draw, { cut }: Store, round: Round): number[] {
  const greatest = cut((1 + draw(1 << 20) * 2 ** -20) * 2 ** (draw(20) - 14));
  const scale = groupScale(round(greatest), round);
  const weights = fill(() => {
    const edge = (draw(2 * MAX_LEVEL) - MAX_LEVEL + 0.5) * scale;
    return edge * (1 + (draw(9) - 4) * 2 ** -(draw(2) === 0 ? 23 : 11));
  });
  return withOne(weights, draw, greatest * sign(draw));
}

/** By name, one group of 32 at a time. Every value is finite in f16. */
const KINDS = {
  'bell-shaped, as trained weights are': (draw) =>
    fill(() => (draw(65536) + draw(65536) + draw(65536) + draw(65536) - 131070) * 2 ** -22),
  'any finite f16': (draw) => fill(() => F16_VALUES[(draw(2) << 15) | draw(0x7c00)] ?? NaN),
  'magnitudes far apart': (draw) => fill(() => sign(draw) * (1 + draw(1 << 20) * 2 ** -20) * 2 ** -draw(40)),
  'zeros of both signs': (draw) => fill(() => (draw(2) === 1 ? -0 : 0)),
  'f16 denormals': (draw) => fill(() => (draw(2047) - 1023) * 2 ** -24),
  'f16 scale underflows, or barely does not': (draw) => fill(() => (draw(9) - 4) * 2 ** -24),
  'exact ties between two levels': (draw) => {
    const exponent = draw(9) - 6;
    return withOne(
      fill(() => (draw(29) - 14) * 2 ** (exponent - 1)),
      draw,
      7 * 2 ** exponent,
    );
  },
  'around f16 level edges': (draw, store) => levelEdges(draw, store, ROUND_F16),
  'around f32 level edges': (draw, store) => levelEdges(draw, store, ROUND_F32),
  'on the middle between two f16, and next to it': (draw) =>
    fill(() => {
      const even = F16_VALUES[0x2c00 + draw(1024)] ?? NaN;
      return even + (2 ** -15 + (draw(3) - 1) * 2 ** -27) * sign(draw);
    }),
  'on the middle between two f16 denormals, and next to it': (draw) =>
    fill(() => (draw(64) + 0.5 + (draw(3) - 1) * 2 ** -16) * 2 ** -24 * sign(draw)),
  'denormals of the stored dtype': (draw, { least }) => fill(() => (draw(65535) - 32767) * least),
  'few least steps: the f32 scale underflows where they are f32’s': (draw, { least }) =>
    fill(() => (draw(9) - 4) * least),
  'near the greatest f16': (draw) => fill(() => (65504 - draw(64)) * sign(draw)),
  'as many bits as f32 has': (draw) => fill(() => (draw(1 << 24) - (1 << 23)) * 2 ** -26),
  'one weight alone': (draw) =>
    withOne(
      fill(() => 0),
      draw,
      (draw(65535) - 32767) * 2 ** -20,
    ),
} as const satisfies Record<string, (draw: Draw, store: Store) => number[]>;

export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

/** @returns the bytes of ROWS_PER_KIND rows of each kind, WIDTH weights each, row-major, in shared memory */
export function awkwardWeights(dtype: StoredDtype): SharedArrayBuffer {
  const count = KIND_NAMES.length * ROWS_PER_KIND * WIDTH;
  const draw = xorshift32(2463534242);
  const store = STORES[dtype];
  const bytes = new SharedArrayBuffer(count * (dtype === 'F32' ? 4 : 2));
  const target = dtype === 'F32' ? new Float32Array(bytes) : new Uint16Array(bytes);
  const bitsOf = { BF16: bf16Bits, F16: f16Bits, F32: (value: number) => value }[dtype];
  let at = 0;
  for (const kind of Object.values<(draw: Draw, store: Store) => number[]>(KINDS)) {
    for (let group = 0; group < (ROWS_PER_KIND * WIDTH) / GROUP_SIZE; group += 1) {
      for (const weight of kind(draw, store)) target[at++] = bitsOf(store.cut(weight));
    }
  }
  return bytes;
}
