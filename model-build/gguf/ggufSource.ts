import type { ModelGeometry } from '../config/geometry.ts';
import type { Parameter } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { ModelBuildError } from '../errors.ts';
import { DEQUANTIZE } from './dequantize.ts';
import { ggufName, isPermuted } from './names.ts';
import { permutedRow } from './permutedRow.ts';
import type { RandomAccess } from './randomAccess.ts';
import type { GgufFile, TensorInfo } from './types.ts';

/**
 * The weights of a GGUF file, checked first: each parameter's sources must be there with the shape that the geometry
 * gives them and in a type that can be read, and no tensor may be left over.
 *
 * @throws ModelBuildError `tensor-missing`, `tensor-shape`, `tensor-unexpected`, `unsupported`, before any weight is read
 */
export function ggufSource(
  access: RandomAccess,
  gguf: GgufFile,
  geometry: ModelGeometry,
  parameters: readonly Parameter[],
): WeightSource {
  const byWeight = matchTensors(gguf, parameters);
  let fileBytes = new Uint8Array(0);
  let fileRows = new Float32Array(0);

  const readFileRows = async (
    info: TensorInfo,
    first: number,
    count: number,
    into: Float32Array,
  ): Promise<void> => {
    const nbytes = count * info.rowBytes;
    if (fileBytes.length < nbytes) fileBytes = new Uint8Array(nbytes);
    const bytes = fileBytes.subarray(0, nbytes);
    await access.readAt(info.position + first * info.rowBytes, bytes);
    DEQUANTIZE.get(info.layout.name)?.(bytes, count * info.rowWidth, into, 0);
  };

  const readPermuted = async (
    info: TensorInfo,
    first: number,
    count: number,
    into: Float32Array,
  ): Promise<void> => {
    const { headDim } = geometry;
    const width = info.rowWidth;
    // A permuted row stays within its head: the heads that the rows touch are read whole.
    const start = first - (first % headDim);
    const end = Math.ceil((first + count) / headDim) * headDim;
    if (fileRows.length < (end - start) * width) fileRows = new Float32Array((end - start) * width);
    await readFileRows(info, start, end - start, fileRows);
    for (let i = 0; i < count; i += 1) {
      const from = (permutedRow(first + i, headDim) - start) * width;
      into.set(fileRows.subarray(from, from + width), i * width);
    }
  };

  return {
    readRows: async (weight, firstRow, count, into) => {
      const info = byWeight.get(weight);
      if (info === undefined) throw new RangeError(`${weight} is no weight of this model`);
      await (isPermuted(weight) ? readPermuted : readFileRows)(info, firstRow, count, into);
    },
  };
}

function matchTensors(gguf: GgufFile, parameters: readonly Parameter[]): Map<string, TensorInfo> {
  const { file } = gguf;
  const left = new Map(gguf.tensors);
  const byWeight = new Map<string, TensorInfo>();
  for (const { columns, parts } of parameters) {
    for (const { weight, rows } of parts) {
      const name = ggufName(weight);
      const info = left.get(name);
      if (info === undefined) {
        throw new ModelBuildError({
          code: 'tensor-missing',
          file,
          tensor: name,
          message: 'The model needs this tensor, and the file lacks it.',
          remedy:
            'Use a complete file; a model split into several files must be merged first (llama-gguf-split).',
        });
      }
      left.delete(name);
      checkTensor(file, info, rows, columns);
      byWeight.set(weight, info);
    }
  }
  const rest = [...left.keys()];
  if (rest.length > 0) {
    throw new ModelBuildError({
      code: 'tensor-unexpected',
      file,
      tensor: rest.slice(0, 5).join(', '),
      message: `The file holds ${rest.length} tensors that a plain Llama model does not have.`,
      remedy: 'The model has parts that this tool would silently drop, such as biases: it cannot be built.',
    });
  }
  return byWeight;
}

function checkTensor(file: string, info: TensorInfo, rows: number, columns: number): void {
  if (info.rows !== rows || info.rowWidth !== columns) {
    throw new ModelBuildError({
      code: 'tensor-shape',
      file,
      tensor: info.name,
      message: `It is ${info.rows} x ${info.rowWidth}; the model's metadata make it ${rows} x ${columns}.`,
      remedy: 'The file contradicts itself: download it again, or get it from another publisher.',
    });
  }
  if (!DEQUANTIZE.has(info.layout.name)) {
    throw new ModelBuildError({
      code: 'unsupported',
      file,
      tensor: info.name,
      message: `It is stored as ${info.layout.name}.`,
      remedy: `Use a file whose tensors are in ${[...DEQUANTIZE.keys()].join(', ')}; F16, BF16 and Q8_0 lose least.`,
    });
  }
}
