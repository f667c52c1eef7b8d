import { availableParallelism } from 'node:os';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { GROUP_SIZE, parameterTensors, type Parameter } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { throwIfCancelled } from '../errors.ts';
import {
  BLOCK_WEIGHTS,
  notFinite,
  quantizeParameter,
  type QuantizeOptions,
} from '../shards/quantizeParameter.ts';
import type { QuantizeAnswer, QuantizeJob } from './protocol.ts';
import { Slots } from './slots.ts';
import { WorkerPool } from './workerPool.ts';

/** Each thread takes some 50 MB; more than this many also wait for the disk. */
const MAX_THREADS = 8;
/** Blocks for each thread: one is computed, one is ready, one is being read. */
const BLOCKS_A_THREAD = 3;
/** Packed parameters at once: one is written, one is computed, and the next one begins before that is done. */
const PARAMETERS = 3;

export interface ParallelOptions extends QuantizeOptions {
  /** Threads that compute; default: one for each core, 8 at most. */
  readonly threads?: number | undefined;
}

type Locate = NonNullable<WeightSource['locate']>;

/**
 * Quantises parameters in several threads while others are read and written, and hands on the bytes of each, in order.
 * This thread reads; the bytes that come out are those of quantizeParameter.
 *
 * Memory: three packed parameters of the largest size, three blocks of rows a thread, A and B of the weights at hand.
 *
 * @param write is awaited before the parameter's memory is used again
 */
export async function quantizeParameters(
  parameters: readonly Parameter[],
  source: WeightSource & { readonly locate: Locate },
  options: ParallelOptions,
  write: (parameter: Parameter, tensors: readonly Uint8Array[]) => Promise<void>,
): Promise<void> {
  const threads = options.threads ?? Math.min(availableParallelism(), MAX_THREADS);
  const pool = new WorkerPool<QuantizeJob, QuantizeAnswer>('quantizeWorker.ts', threads);
  const run = new Run(source.locate, options, pool, parameters, threads);
  let written: Promise<unknown> = Promise.resolve();
  try {
    for (const parameter of parameters) {
      run.check();
      if (!parameter.quantized) {
        const tensors = await quantizeParameter(parameter, source, options);
        written = run.watch(written.then(() => write(parameter, tensors)));
        continue;
      }
      const buffer = await run.outputs.take();
      const packed = await run.start(parameter, buffer);
      const before = written;
      written = run.watch(
        packed.done
          .then(() => before)
          .then(() => write(parameter, packed.tensors))
          .finally(() => run.outputs.giveBack(buffer)),
      );
    }
    await written;
    run.check();
  } finally {
    await pool.close();
  }
}

/** One model's blocks on their way through the threads. */
class Run {
  readonly outputs: Slots;
  readonly #inputs: Slots;
  readonly #locate: Locate;
  readonly #options: ParallelOptions;
  readonly #pool: WorkerPool<QuantizeJob, QuantizeAnswer>;
  #failure: { readonly cause: unknown } | undefined;

  constructor(
    locate: Locate,
    options: ParallelOptions,
    pool: WorkerPool<QuantizeJob, QuantizeAnswer>,
    parameters: readonly Parameter[],
    threads: number,
  ) {
    this.#locate = locate;
    this.#options = options;
    this.#pool = pool;
    const quantized = parameters.filter((parameter) => parameter.quantized);
    this.outputs = new Slots(
      PARAMETERS,
      Math.max(0, ...quantized.map((parameter) => packedBytes(parameter, options.quantization))),
    );
    const blockBytes = quantized.flatMap(({ parts, columns }) =>
      parts.map(({ weight }) => {
        const { matrix } = locate(weight);
        return blockRows(columns, matrix.permutedRows) * matrix.rowBytes;
      }),
    );
    // Stored rows are read as f32 too: whole words.
    this.#inputs = new Slots(threads * BLOCKS_A_THREAD, Math.ceil(Math.max(0, ...blockBytes) / 4) * 4);
  }

  /** Throws what has gone wrong in the meantime. */
  check(): void {
    throwIfCancelled(this.#options.signal);
    if (this.#failure !== undefined) throw this.#failure.cause;
  }

  /** Keeps the first failure for check(), so that no promise is left unhandled. */
  watch<T>(promise: Promise<T>): Promise<T> {
    promise.catch((cause: unknown) => (this.#failure ??= { cause }));
    return promise;
  }

  /** Starts all blocks of a parameter, as fast as there is room for them. */
  async start(
    parameter: Parameter,
    buffer: SharedArrayBuffer,
  ): Promise<{ readonly tensors: readonly Uint8Array[]; readonly done: Promise<unknown> }> {
    const { rows, columns, parts } = parameter;
    const words = new Uint32Array(buffer, 0, (rows * columns) / 8);
    const groups = (rows * columns) / GROUP_SIZE;
    const scales =
      this.#options.quantization === 'q4f16_1'
        ? new Uint16Array(buffer, words.byteLength, groups)
        : new Float32Array(buffer, words.byteLength, groups);
    const blocks: Promise<void>[] = [];
    let firstGroup = 0;
    for (const { weight, rows: partRows } of parts) {
      const located = this.#locate(weight);
      const { matrix, delta } = located;
      const factors = delta === null ? null : await delta.load();
      const step = blockRows(columns, matrix.permutedRows);
      for (let first = 0; first < partRows; first += step) {
        this.check();
        const count = Math.min(step, partRows - first);
        const input = await this.#inputs.take();
        const bytes = new Uint8Array(input, 0, count * matrix.rowBytes);
        const job: QuantizeJob = {
          quantization: this.#options.quantization,
          input,
          layout: matrix.layout,
          columns,
          rows: count,
          permutedRows: matrix.permutedRows,
          delta:
            delta === null || factors === null
              ? null
              : {
                  a: factors.a,
                  b: factors.b.subarray(first * delta.rank, (first + count) * delta.rank),
                  rank: delta.rank,
                  scale: delta.scale,
                },
          words,
          scales,
          firstGroup,
        };
        const block = matrix.access
          .readAt(matrix.position + first * matrix.rowBytes, bytes)
          .then(() => this.#pool.run(job))
          .then(({ bad }) => {
            if (bad !== -1) {
              const row = first + Math.floor(bad / columns);
              throw notFinite(weight, row, bad % columns, job.quantization, located);
            }
            this.#options.onWeights(count * columns);
          })
          .finally(() => this.#inputs.giveBack(input));
        blocks.push(this.watch(block));
        firstGroup += (count * columns) / GROUP_SIZE;
      }
    }
    const tensors = [words, scales].map(
      ({ byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
    return { tensors, done: Promise.all(blocks) };
  }
}

/** Rows of a block: whole heads where llama.cpp has permuted them. */
function blockRows(columns: number, permutedRows: number): number {
  return Math.max(1, Math.floor(BLOCK_WEIGHTS / columns / permutedRows)) * permutedRows;
}

function packedBytes(parameter: Parameter, quantization: Quantization): number {
  return parameterTensors(parameter, quantization).reduce((sum, { nbytes }) => sum + nbytes, 0);
}
