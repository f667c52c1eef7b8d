/** Where weights come from: files, a generator. The build reads each row of each weight exactly once, in order. */
import type { RandomAccess } from '../gguf/randomAccess.ts';

export interface WeightSource {
  /**
   * Reads rows of a weight as f32 in Hugging Face's row order.
   *
   * @param weight Hugging Face name, e.g. `model.layers.0.self_attn.q_proj.weight`
   * @param into receives `count` rows from index 0 on
   */
  readRows(weight: string, firstRow: number, count: number, into: Float32Array): Promise<void>;
  /** Where a weight lies, for a build that reads and computes in several threads; absent for a generator. */
  readonly locate?: (weight: string) => LocatedWeight;
}

/** Rows of one weight as a file holds them. */
export interface StoredMatrix {
  readonly access: RandomAccess;
  /** Of the first row, in the file. */
  readonly position: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowBytes: number;
  /** How a row is stored: a key of DEQUANTIZE. */
  readonly layout: string;
  /** Rows of a head where llama.cpp has permuted them (see gguf/permutedRow.ts), else 1. */
  readonly permutedRows: number;
}

/** A low-rank change of a weight: W + scale · B · A. */
export interface WeightDelta {
  readonly rank: number;
  /** f32. */
  readonly scale: number;
  /** A, `[rank, columns]`, and B, `[rows, rank]`, in f32 and shared memory. */
  load(): Promise<{ readonly a: Float32Array; readonly b: Float32Array }>;
}

export interface LocatedWeight {
  readonly matrix: StoredMatrix;
  readonly delta: WeightDelta | null;
}
