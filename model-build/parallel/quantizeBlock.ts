import { decodeRows } from '../config/storedSource.ts';
import { MergeKernel } from '../lora/mergeKernel.ts';
import { QUANTIZERS } from '../quantize/quantizer.ts';
import type { QuantizeJob } from './protocol.ts';

/** Does one job after another in memory of its own: a block of weights, and A and B in f64. */
export class BlockQuantizer {
  readonly #kernel = new MergeKernel();

  /** @returns the first weight of the block that is not finite in the model's dtype, or -1 */
  run(job: QuantizeJob): number {
    const { columns, rows, delta } = job;
    const count = rows * columns;
    const block = this.#kernel.block(count, delta === null ? 0 : delta.a.length + delta.b.length);
    decodeRows(job, new Uint8Array(job.input), rows, block);
    if (delta !== null) this.#kernel.addDelta(count, columns, delta.a, delta.b, delta.rank, delta.scale);
    return QUANTIZERS[job.quantization].quantize(block, count, job.words, job.scales, job.firstGroup);
  }
}
