/** What passes between the thread that reads and writes and those that compute. */
import type { Quantization } from '../../src/lib/shared/catalogue.ts';

/** A block of rows of one weight, as stored, to be decoded, changed and quantised. All buffers are shared. */
export interface QuantizeJob {
  readonly quantization: Quantization;
  /** The rows' bytes from the start of it. */
  readonly input: SharedArrayBuffer;
  readonly layout: string;
  readonly columns: number;
  readonly rows: number;
  readonly permutedRows: number;
  readonly delta: {
    readonly a: Float32Array;
    /** Of these rows. */
    readonly b: Float32Array;
    readonly rank: number;
    readonly scale: number;
  } | null;
  /** Of the whole parameter; the block's groups begin at `firstGroup`. */
  readonly words: Uint32Array;
  readonly scales: Uint16Array | Float32Array;
  readonly firstGroup: number;
}

/** In the order of the jobs: the first weight of the block that is not finite, or -1. */
export interface QuantizeAnswer {
  readonly bad: number;
}
