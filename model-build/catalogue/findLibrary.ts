import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
import { libraryGeometry, type LibraryRow } from './libraryManifest.ts';

/** What a library is compiled for. Names of the graph and ids of control tokens are no part of it. */
const FIELDS = [
  ...[
    'hiddenSize',
    'layers',
    'heads',
    'kvHeads',
    'headDim',
    'ffnSize',
    'vocabSize',
    'tied',
    'ropeTheta',
    'normEps',
  ],
] as readonly (keyof ModelGeometry)[];

/**
 * The library that runs a model of this shape: same geometry and quantisation, and windows no larger than those it was
 * compiled for (it plans its memory for them). Null where there is none.
 */
export function findLibrary(
  rows: readonly LibraryRow[],
  geometry: ModelGeometry,
  windows: Windows,
  quantization: Quantization,
): LibraryRow | null {
  const fits = (row: LibraryRow): boolean => {
    const made = libraryGeometry(row);
    return (
      row.quantization === quantization &&
      FIELDS.every((field) => made.geometry[field] === geometry[field]) &&
      windows.contextWindowSize <= made.windows.contextWindowSize &&
      windows.prefillChunkSize <= made.windows.prefillChunkSize
    );
  };
  return rows.find(fits) ?? null;
}
