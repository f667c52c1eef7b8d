import type { StoredMatrix } from '../config/weightSource.ts';
import { ModelBuildError } from '../errors.ts';
import { quoteName } from './invalid.ts';
import type { StoredTensor } from './readHeader.ts';

/** Bytes of an element in the types that weights may have. */
const FLOAT_BYTES: ReadonlyMap<string, number> = new Map([
  ['F32', 4],
  ['F16', 2],
  ['BF16', 2],
]);

/**
 * A tensor as rows of weights. A vector is one row.
 *
 * @throws ModelBuildError `tensor-shape`; `unsupported` where it holds no floating-point numbers of 16 or 32 bits
 */
export function storedMatrix(
  tensor: StoredTensor,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): StoredMatrix {
  const { name, dtype, shape, access, position } = tensor;
  const { file } = access;
  const elementBytes = FLOAT_BYTES.get(dtype);
  if (elementBytes === undefined) {
    throw new ModelBuildError({
      code: 'unsupported',
      file,
      tensor: quoteName(name),
      message: `It is stored as ${dtype}.`,
      remedy: `Use weights in ${[...FLOAT_BYTES.keys()].join(', ')}: a model that is quantised already cannot be built.`,
    });
  }
  const matches =
    shape.length === 2
      ? shape[0] === rows && shape[1] === columns
      : shape.length === 1 && rows === 1 && shape[0] === columns;
  if (!matches) {
    throw new ModelBuildError({
      code: 'tensor-shape',
      file,
      tensor: quoteName(name),
      message: `It is [${shape.join(', ')}]; the model’s description makes it ${rows} x ${columns}.`,
      remedy:
        'The files do not belong together, or contradict themselves: compare them with the publisher’s.',
    });
  }
  return {
    access,
    position,
    rows,
    columns,
    rowBytes: columns * elementBytes,
    layout: dtype,
    permutedRows: 1,
  };
}
