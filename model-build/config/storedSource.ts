import { DEQUANTIZE } from '../gguf/dequantize.ts';
import { permutedRow } from '../gguf/permutedRow.ts';
import { addDelta } from '../lora/addDelta.ts';
import type { LocatedWeight, StoredMatrix, WeightSource } from './weightSource.ts';

/** Weights that lie in files, with the changes of an adapter. Reads one row block at a time, in one thread. */
export function storedSource(weights: ReadonlyMap<string, LocatedWeight>): WeightSource {
  const locate = (weight: string): LocatedWeight => {
    const located = weights.get(weight);
    if (located === undefined) throw new RangeError(`${weight} is no weight of this model`);
    return located;
  };
  let loaded: { readonly weight: string; readonly a: Float32Array; readonly b: Float32Array } | undefined;
  return {
    locate,
    readRows: async (weight, firstRow, count, into) => {
      const { matrix, delta } = locate(weight);
      await readMatrixRows(matrix, firstRow, count, into);
      if (delta === null) return;
      if (loaded?.weight !== weight) loaded = { weight, ...(await delta.load()) };
      const b = loaded.b.subarray(firstRow * delta.rank, (firstRow + count) * delta.rank);
      addDelta(into, count, matrix.columns, loaded.a, b, delta.rank, delta.scale);
    },
  };
}

/** Rows of a stored matrix as f32, in Hugging Face's order. */
export async function readMatrixRows(
  matrix: StoredMatrix,
  firstRow: number,
  count: number,
  into: Float32Array,
): Promise<void> {
  const { permutedRows, columns } = matrix;
  // A permuted row stays within its head: the heads that the rows touch are read whole.
  const start = firstRow - (firstRow % permutedRows);
  const end = Math.ceil((firstRow + count) / permutedRows) * permutedRows;
  const bytes = new Uint8Array((end - start) * matrix.rowBytes);
  await matrix.access.readAt(matrix.position + start * matrix.rowBytes, bytes);
  if (permutedRows === 1) {
    decodeRows(matrix, bytes, count, into);
    return;
  }
  const rows = new Float32Array((end - start) * columns);
  decodeRows(matrix, bytes, end - start, rows);
  into.set(rows.subarray((firstRow - start) * columns, (firstRow - start + count) * columns));
}

/**
 * Stored rows as f32, whole heads where they are permuted.
 *
 * @param bytes of the rows, beginning at a multiple of four in their buffer
 * @param into receives `count` rows from index 0 on
 */
export function decodeRows(
  matrix: Pick<StoredMatrix, 'layout' | 'columns' | 'permutedRows'>,
  bytes: Uint8Array,
  count: number,
  into: Float32Array,
): void {
  const { layout, columns, permutedRows } = matrix;
  const dequantize = DEQUANTIZE.get(layout);
  if (dequantize === undefined) throw new RangeError(`no way to read ${layout}`);
  dequantize(bytes, count * columns, into, 0);
  if (permutedRows === 1) return;
  const stored = into.slice(0, count * columns);
  for (let row = 0; row < count; row += 1) {
    const from = permutedRow(row, permutedRows) * columns;
    into.set(stored.subarray(from, from + columns), row * columns);
  }
}
