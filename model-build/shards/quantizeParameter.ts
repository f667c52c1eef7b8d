import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { GROUP_SIZE, type Parameter } from '../config/parameters.ts';
import type { LocatedWeight, WeightSource } from '../config/weightSource.ts';
import { ModelBuildError, throwIfCancelled } from '../errors.ts';
import { QUANTIZERS } from '../quantize/quantizer.ts';

/** Weights that are read and quantised at once: 4 MiB of f32. */
export const BLOCK_WEIGHTS = 1 << 20;

export interface QuantizeOptions {
  readonly quantization: Quantization;
  readonly signal?: AbortSignal | undefined;
  /** Called after each block with the number of weights in it. */
  readonly onWeights: (count: number) => void;
}

/**
 * Reads one parameter by blocks of rows and gives the bytes of its tensors, in the order of parameterTensors. Memory:
 * the result and one block.
 *
 * @throws ModelBuildError `weight-invalid` where a weight is not finite in the model's dtype
 */
export async function quantizeParameter(
  parameter: Parameter,
  source: WeightSource,
  options: QuantizeOptions,
): Promise<Uint8Array[]> {
  const { rows, columns, parts } = parameter;
  const quantizer = QUANTIZERS[options.quantization];
  if (!parameter.quantized) {
    const weights = new Float32Array(columns);
    const weight = parts[0]?.weight ?? '';
    await source.readRows(weight, 0, 1, weights);
    const bytes = quantizer.cast(weights);
    if (typeof bytes === 'number') {
      throw notFinite(weight, 0, bytes, options.quantization, source.locate?.(weight));
    }
    options.onWeights(columns);
    return [bytes];
  }
  const words = new Uint32Array((rows * columns) / 8);
  const scales = quantizer.newScales((rows * columns) / GROUP_SIZE);
  const blockRows = Math.max(1, Math.floor(BLOCK_WEIGHTS / columns));
  const block = new Float32Array(Math.min(blockRows, rows) * columns);
  let group = 0;
  for (const { weight, rows: partRows } of parts) {
    for (let first = 0; first < partRows; first += blockRows) {
      throwIfCancelled(options.signal);
      const blockWeights = Math.min(blockRows, partRows - first) * columns;
      await source.readRows(weight, first, blockWeights / columns, block);
      const bad = quantizer.quantize(block, blockWeights, words, scales, group);
      if (bad !== -1) {
        const row = first + Math.floor(bad / columns);
        throw notFinite(weight, row, bad % columns, options.quantization, source.locate?.(weight));
      }
      group += blockWeights / GROUP_SIZE;
      options.onWeights(blockWeights);
    }
  }
  return [words, scales].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
}

/** @param located where the weight lies; undefined for a generator's */
export function notFinite(
  weight: string,
  row: number,
  column: number,
  quantization: Quantization,
  located: LocatedWeight | undefined,
): ModelBuildError {
  const changed = (located?.delta ?? null) !== null;
  const f16 = quantization === 'q4f16_1';
  return new ModelBuildError({
    code: 'weight-invalid',
    file: located?.matrix.access.file,
    tensor: weight,
    message: `The weight in row ${row}, column ${column}${changed ? ', with the adapter’s change,' : ''} is not a finite number${f16 ? ' in f16' : ''}.`,
    remedy: f16
      ? 'The file may be damaged; if its weights are larger than f16 holds, try --quantization q4f32_1.'
      : 'The file is damaged: download it again.',
  });
}
