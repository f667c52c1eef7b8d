import { assemble, op, TYPE } from './wasm.ts';

/** Sums of two columns each that one inner loop keeps: 16 columns, which divide every width that can be quantised. */
const SUMS = 8;
/** Of f32 weights. A is held in f64, so that its columns take twice that. */
const CHUNK_BYTES = SUMS * 2 * 4;
/** Columns are done in tiles of 128, so that the tile's part of A (16 kB at rank 16) stays in the first cache. */
const TILE_BYTES = 512;
/** Of WebAssembly memory. */
const PAGE_BYTES = 65_536;

/** Numbers of the parameters and local variables. Places and lengths are in bytes; those of w are of f32, of a and b f64. */
const [W, A, B, ROWS, ROW_BYTES, RANK_BYTES, SCALE] = [0, 1, 2, 3, 4, 5, 6];
const [TILE, TILE_END, COLUMN, W_ROW, B_ROW, ROW, A_AT, B_AT, B_END, FACTOR, FIRST_SUM] = [
  7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
];
const sums = Array.from({ length: SUMS }, (_, i) => FIRST_SUM + i);

const { get, set } = op;
const sum = (target: number, ...terms: readonly number[]): number[] => [
  ...terms.flatMap((term, i) => (i === 0 ? get(term) : [...get(term), ...op.add])),
  ...set(target),
];
const step = (local: number, bytes: number): number[] => [
  ...get(local),
  ...op.i32(bytes),
  ...op.add,
  ...set(local),
];
const below = (local: number, end: number): number[] => [...get(local), ...get(end), ...op.lessUnsigned];

const MODULE = assemble(
  [TYPE.i32, TYPE.i32, TYPE.i32, TYPE.i32, TYPE.i32, TYPE.i32, TYPE.f32],
  [...new Array<number>(9).fill(TYPE.i32), ...new Array<number>(1 + SUMS).fill(TYPE.v128)],
  [
    [...get(SCALE), ...op.f32x4Splat, ...set(FACTOR)],
    op.repeatWhile(
      // The tile's end: 128 columns on, or the row's end.
      [...get(TILE), ...op.i32(TILE_BYTES), ...op.add, ...set(TILE_END)],
      [...get(TILE_END), ...get(ROW_BYTES), ...below(TILE_END, ROW_BYTES), ...op.select, ...set(TILE_END)],
      sum(W_ROW, W),
      sum(B_ROW, B),
      [...op.i32(0), ...set(ROW)],
      op.repeatWhile(
        sum(COLUMN, TILE),
        sum(B_END, B_ROW, RANK_BYTES),
        op.repeatWhile(
          sums.flatMap((local) => [...op.zero, ...set(local)]),
          sum(A_AT, A, COLUMN, COLUMN),
          sum(B_AT, B_ROW),
          op.repeatWhile(
            sums.flatMap((local, i) => [
              ...get(local),
              ...[...get(B_AT), ...op.loadSplat64(0)],
              ...[...get(A_AT), ...op.load(i * 16)],
              ...op.f64x2Multiply,
              ...op.f64x2Add,
              // What a fused multiply-add in f32 would leave.
              ...op.demote,
              ...op.promote,
              ...set(local),
            ]),
            sum(A_AT, A_AT, ROW_BYTES, ROW_BYTES),
            step(B_AT, 8),
            below(B_AT, B_END),
          ),
          // A_AT is free again: it points at the weights.
          sum(A_AT, W_ROW, COLUMN),
          sums
            .filter((_, i) => i % 2 === 0)
            .flatMap((local, i) => [
              ...get(A_AT),
              ...[...get(A_AT), ...op.load(i * 16)],
              ...[...get(local), ...op.demote, ...get(local + 1), ...op.demote, ...op.lowerHalves],
              ...[...get(FACTOR), ...op.f32x4Multiply],
              ...op.f32x4Add,
              ...op.store(i * 16),
            ]),
          step(COLUMN, CHUNK_BYTES),
          below(COLUMN, TILE_END),
        ),
        sum(W_ROW, W_ROW, ROW_BYTES),
        sum(B_ROW, B_ROW, RANK_BYTES),
        step(ROW, 1),
        below(ROW, ROWS),
      ),
      step(TILE, TILE_BYTES),
      below(TILE, ROW_BYTES),
    ),
  ],
);

type Run = (
  w: number,
  a: number,
  b: number,
  rows: number,
  rowBytes: number,
  rankBytes: number,
  scale: number,
) => void;

/** A block of f32 weights in WebAssembly memory, and addDelta over it, bit for bit the same and several at a time. */
export class MergeKernel {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #run: Run;

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(MODULE), {
      env: { memory: this.#memory },
    });
    this.#run = (exports as { readonly run: Run }).run;
  }

  /**
   * Room for `count` weights at the start of the memory, with room behind it. The view is valid until the next call.
   *
   * @param factors numbers that addDelta will need: those of A and of B's rows
   */
  block(count: number, factors: number): Float32Array {
    const needed = aligned(count * 4) + factors * 8;
    const missing = Math.ceil((needed - this.#memory.buffer.byteLength) / PAGE_BYTES);
    if (missing > 0) this.#memory.grow(missing);
    return new Float32Array(this.#memory.buffer, 0, count);
  }

  /** See addDelta; the weights are those of the last block, whose room was made with `factors` = a.length + b.length. */
  addDelta(
    count: number,
    columns: number,
    a: Float32Array,
    b: Float32Array,
    rank: number,
    scale: number,
  ): void {
    const aAt = aligned(count * 4);
    const bAt = aAt + a.length * 8;
    new Float64Array(this.#memory.buffer, aAt).set(a);
    new Float64Array(this.#memory.buffer, bAt).set(b);
    this.#run(0, aAt, bAt, count / columns, columns * 4, rank * 8, scale);
  }
}

/** Up to where an f64 may lie. */
function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
