import { throwIfCancelled } from '../errors.ts';
import { readMatrixRows } from './storedSource.ts';
import type { StoredMatrix } from './weightSource.ts';

/** Weights of both that are in memory at once. */
const BLOCK_WEIGHTS = 1_048_576;

/** Whether two matrices of one shape hold the same numbers, as f32, whatever they are stored as. */
export async function sameWeights(
  first: StoredMatrix,
  second: StoredMatrix,
  signal?: AbortSignal,
): Promise<boolean> {
  const { rows, columns } = first;
  const blockRows = Math.max(1, Math.floor(BLOCK_WEIGHTS / columns));
  const blocks = [first, second].map((matrix) => ({
    matrix,
    values: new Float32Array(blockRows * columns),
  }));
  for (let row = 0; row < rows; row += blockRows) {
    throwIfCancelled(signal);
    const count = Math.min(blockRows, rows - row);
    for (const { matrix, values } of blocks) await readMatrixRows(matrix, row, count, values);
    const [one, other] = blocks.map(({ values }) => Buffer.from(values.buffer, 0, count * columns * 4));
    if (one === undefined || other === undefined || !one.equals(other)) return false;
  }
  return true;
}
