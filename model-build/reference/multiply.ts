/* eslint-disable @typescript-eslint/no-non-null-assertion -- Every index of these loops over typed arrays is bounded
   by the loop itself; a default value would turn a mistake into a silent zero. */
/** Matrix products over quantised weights, a block of rows at a time, in float64. */
import type { Matrix } from './weights.ts';

/** Rows that are dequantised at once: with 14,336 columns, the widest of Mistral-7B, 29 MB. */
const BLOCK_ROWS = 256;

/**
 * x [positions, columns] times the matrix's transpose, into [positions, rows]. The whole matrix is never dequantised at
 * once, and each block serves all positions.
 */
export function multiply(x: Float64Array, positions: number, matrix: Matrix): Float64Array {
  const { rows, columns } = matrix;
  const out = new Float64Array(positions * rows);
  const block = new Float64Array(Math.min(BLOCK_ROWS, rows) * columns);
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rows - first);
    matrix.block(first, count, block);
    multiplyBlock(x, positions, columns, block, count, out, rows, first);
  }
  return out;
}

/** Four positions to a pass: each weight is loaded once for four sums, which is what this loop waits for. */
function multiplyBlock(
  x: Float64Array,
  positions: number,
  columns: number,
  block: Float64Array,
  count: number,
  out: Float64Array,
  outStride: number,
  outFirst: number,
): void {
  let position = 0;
  for (; position + 4 <= positions; position += 4) {
    const x0 = position * columns;
    const x1 = x0 + columns;
    const x2 = x1 + columns;
    const x3 = x2 + columns;
    for (let row = 0; row < count; row++) {
      const from = row * columns;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0; k < columns; k++) {
        const w = block[from + k]!;
        s0 += w * x[x0 + k]!;
        s1 += w * x[x1 + k]!;
        s2 += w * x[x2 + k]!;
        s3 += w * x[x3 + k]!;
      }
      const to = position * outStride + outFirst + row;
      out[to] = s0;
      out[to + outStride] = s1;
      out[to + 2 * outStride] = s2;
      out[to + 3 * outStride] = s3;
    }
  }
  for (; position < positions; position++) {
    const x0 = position * columns;
    for (let row = 0; row < count; row++) {
      const from = row * columns;
      let even = 0;
      let odd = 0;
      for (let k = 0; k < columns; k += 2) {
        even += block[from + k]! * x[x0 + k]!;
        odd += block[from + k + 1]! * x[x0 + k + 1]!;
      }
      out[position * outStride + outFirst + row] = even + odd;
    }
  }
}
