/**
 * Just enough of a WebAssembly assembler to write one kernel by hand. Encodings: WebAssembly core specification 2.0,
 * chapter "Binary Format".
 */

export const TYPE = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

const simd = (code: number, ...operands: number[]): number[] => [0xfd, ...unsigned(code), ...operands];
/** Alignment of four bytes is promised, as a power of two; nothing depends on it but speed. */
const at = (offset: number): number[] => [2, ...unsigned(offset)];

/** Instructions; each gives its bytes. */
export const op = {
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  i32: (value: number) => [0x41, ...signed(value)],
  add: [0x6a],
  lessUnsigned: [0x49],
  /** Third operand, a condition, chooses the first (true) or the second. */
  select: [0x1b],
  /** Runs the body, and again as long as the i32 that it leaves is not 0. */
  repeatWhile: (...body: readonly number[][]) => [0x03, 0x40, ...body.flat(), 0x0d, 0x00, 0x0b],
  load: (offset: number) => simd(0x00, ...at(offset)),
  loadSplat64: (offset: number) => simd(0x0a, ...at(offset)),
  store: (offset: number) => simd(0x0b, ...at(offset)),
  zero: simd(0x0c, ...new Array<number>(16).fill(0)),
  /** The two lower f32 of the first operand, then those of the second. */
  lowerHalves: simd(0x0d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
  f32x4Splat: simd(0x13),
  f32x4Add: simd(0xe4),
  f32x4Multiply: simd(0xe6),
  f64x2Add: simd(0xf0),
  f64x2Multiply: simd(0xf2),
  /** Two f64 rounded to f32, in the lower half. */
  demote: simd(0x5e),
  /** The two f32 in the lower half as f64. */
  promote: simd(0x5f),
} as const;

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [...unsigned(text.length), ...Buffer.from(text, 'latin1')];
}

/**
 * A module of one exported function `run` without results, over an imported memory `env.memory`.
 *
 * @param locals their types, numbered behind the parameters
 */
export function assemble(
  parameters: readonly number[],
  locals: readonly number[],
  body: readonly number[][],
): Uint8Array<ArrayBuffer> {
  const code = [...unsigned(locals.length), ...locals.flatMap((type) => [1, type]), ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...unsigned(parameters.length), ...parameters, 0]),
    ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 0x01]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0x00, 0x00]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
