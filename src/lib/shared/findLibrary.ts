import type { Quantization } from './catalogue.ts';
import { compiledFor } from './compiledFor.ts';
import { libraryGeometry, type LibraryRow } from './libraryRow.ts';
import type { ModelGeometry, Windows } from './modelGeometry.ts';

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
    const made = libraryGeometry(row).windows;
    return (
      compiledFor(row, geometry, quantization) &&
      windows.contextWindowSize <= made.contextWindowSize &&
      windows.prefillChunkSize <= made.prefillChunkSize
    );
  };
  return rows.find(fits) ?? null;
}
