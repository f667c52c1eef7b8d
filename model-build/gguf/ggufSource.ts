import type { ModelGeometry } from '../config/geometry.ts';
import type { Parameter } from '../config/parameters.ts';
import { storedSource } from '../config/storedSource.ts';
import type { StoredMatrix, WeightSource } from '../config/weightSource.ts';
import { ModelBuildError } from '../errors.ts';
import { DEQUANTIZE } from './dequantize.ts';
import { ggufName, isPermuted } from './names.ts';
import type { RandomAccess } from './randomAccess.ts';
import type { GgufFile, TensorInfo } from './types.ts';

/**
 * Where a GGUF file has the weights of a model, checked first: each parameter's sources must be there with the shape that
 * the geometry gives them and in a type that can be read, and no tensor may be left over.
 *
 * @throws ModelBuildError `tensor-missing`, `tensor-shape`, `tensor-unexpected`, `unsupported`, before any weight is read
 */
export function ggufWeights(
  access: RandomAccess,
  gguf: GgufFile,
  geometry: ModelGeometry,
  parameters: readonly Parameter[],
): Map<string, StoredMatrix> {
  return new Map(
    [...matchTensors(gguf, parameters)].map(([weight, info]) => [
      weight,
      {
        access,
        position: info.position,
        rows: info.rows,
        columns: info.rowWidth,
        rowBytes: info.rowBytes,
        layout: info.layout.name,
        permutedRows: isPermuted(weight) ? geometry.headDim : 1,
      },
    ]),
  );
}

/** The same as rows to be read. */
export function ggufSource(...file: Parameters<typeof ggufWeights>): WeightSource {
  return storedSource(
    new Map([...ggufWeights(...file)].map(([weight, matrix]) => [weight, { matrix, delta: null }])),
  );
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
