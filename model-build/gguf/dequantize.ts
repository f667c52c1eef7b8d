/**
 * Turns rows of stored blocks into f32. Layouts: ggml-common.h (all little-endian); arithmetic in f32 as in ggml's own
 * dequantize_row functions: a product of a few bits and an f16 is exact, so one rounding, at the store, is the same.
 */
import { F16_VALUES } from '../quantize/float16.ts';

/**
 * @param bytes whole blocks, beginning at an offset of `bytes.buffer` that is a multiple of four
 * @param count weights to write, a multiple of the block size
 * @param into receives `count` weights from index `at` on
 */
type Kernel = (bytes: Uint8Array, count: number, into: Float32Array, at: number) => void;

/** The f16 at a byte offset of any alignment. */
function half(bytes: Uint8Array, at: number): number {
  return F16_VALUES[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] ?? 0;
}

const f32: Kernel = (bytes, count, into, at) => {
  into.set(new Float32Array(bytes.buffer, bytes.byteOffset, count), at);
};

const f16: Kernel = (bytes, count, into, at) => {
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  for (let i = 0; i < count; i += 1) into[at + i] = F16_VALUES[halves[i] as number] as number;
};

const bf16: Kernel = (bytes, count, into, at) => {
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  const bits = new Uint32Array(into.buffer, into.byteOffset, into.length);
  for (let i = 0; i < count; i += 1) bits[at + i] = (halves[i] as number) << 16;
};

/** f16 scale, 32 signed bytes. */
const q8_0: Kernel = (bytes, count, into, at) => {
  for (let block = 0, from = 0; block < count; block += 32, from += 34) {
    const scale = half(bytes, from);
    for (let i = 0; i < 32; i += 1) {
      into[at + block + i] = (((bytes[from + 2 + i] as number) << 24) >> 24) * scale;
    }
  }
};

/** f16 scale, 16 bytes: weight i in the low half of byte i, weight i + 16 in its high half; both minus 8. */
const q4_0: Kernel = (bytes, count, into, at) => {
  for (let block = 0, from = 0; block < count; block += 32, from += 18) {
    const scale = half(bytes, from);
    for (let i = 0; i < 16; i += 1) {
      const pair = bytes[from + 2 + i] as number;
      into[at + block + i] = ((pair & 15) - 8) * scale;
      into[at + block + i + 16] = ((pair >> 4) - 8) * scale;
    }
  }
};

/** f16 scale, f16 minimum, halves as in Q4_0 without the minus 8. */
const q4_1: Kernel = (bytes, count, into, at) => {
  for (let block = 0, from = 0; block < count; block += 32, from += 20) {
    const scale = half(bytes, from);
    const minimum = half(bytes, from + 2);
    for (let i = 0; i < 16; i += 1) {
      const pair = bytes[from + 4 + i] as number;
      into[at + block + i] = (pair & 15) * scale + minimum;
      into[at + block + i + 16] = (pair >> 4) * scale + minimum;
    }
  }
};

/** The 32 fifth bits of a block: bit i belongs to weight i. */
function highBits(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** f16 scale, 32 fifth bits, halves as in Q4_0; minus 16. */
const q5_0: Kernel = (bytes, count, into, at) => {
  for (let block = 0, from = 0; block < count; block += 32, from += 22) {
    const scale = half(bytes, from);
    const high = highBits(bytes, from + 2);
    for (let i = 0; i < 16; i += 1) {
      const pair = bytes[from + 6 + i] as number;
      into[at + block + i] = (((pair & 15) | (((high >>> i) & 1) << 4)) - 16) * scale;
      into[at + block + i + 16] = (((pair >> 4) | (((high >>> (i + 16)) & 1) << 4)) - 16) * scale;
    }
  }
};

/** f16 scale, f16 minimum, 32 fifth bits, halves as in Q4_0. */
const q5_1: Kernel = (bytes, count, into, at) => {
  for (let block = 0, from = 0; block < count; block += 32, from += 24) {
    const scale = half(bytes, from);
    const minimum = half(bytes, from + 2);
    const high = highBits(bytes, from + 4);
    for (let i = 0; i < 16; i += 1) {
      const pair = bytes[from + 8 + i] as number;
      const low = (pair & 15) | (((high >>> i) & 1) << 4);
      const upper = (pair >> 4) | (((high >>> (i + 16)) & 1) << 4);
      into[at + block + i] = low * scale + minimum;
      into[at + block + i + 16] = upper * scale + minimum;
    }
  }
};

/** By layout name; a layout that is absent here cannot be read. */
export const DEQUANTIZE: ReadonlyMap<string, Kernel> = new Map([
  ['F32', f32],
  ['F16', f16],
  ['BF16', bf16],
  ['Q8_0', q8_0],
  ['Q4_0', q4_0],
  ['Q4_1', q4_1],
  ['Q5_0', q5_0],
  ['Q5_1', q5_1],
]);
