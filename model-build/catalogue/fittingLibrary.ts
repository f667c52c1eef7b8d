import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
import { shapeFields } from '../config/shapeFields.ts';
import { compiledFor } from '../../src/lib/shared/compiledFor.ts';
import { libraryGeometry, type LibraryRow } from '../../src/lib/shared/libraryRow.ts';

/**
 * The library that runs a model, if one has been compiled for its shape.
 *
 * @param windows where the person has chosen them; otherwise any that the model allows, the largest context first
 * @param maxContext tokens that the model allows
 */
export function fittingLibrary(
  libraries: readonly LibraryRow[],
  geometry: ModelGeometry,
  quantization: Quantization,
  windows: Partial<Windows>,
  maxContext: number,
): LibraryRow | null {
  const fitting = libraries.filter((row) => {
    const made = libraryGeometry(row).windows;
    return (
      compiledFor(row, geometry, quantization) &&
      made.contextWindowSize <= maxContext &&
      (windows.contextWindowSize ?? made.contextWindowSize) === made.contextWindowSize &&
      (windows.prefillChunkSize ?? made.prefillChunkSize) === made.prefillChunkSize
    );
  });
  fitting.sort((a, b) => b.geometry.context_window_size - a.geometry.context_window_size);
  return fitting[0] ?? null;
}

/** The geometry as the compiler reads it: an entry of compile/libraries.json. */
export function compilerGeometry(geometry: ModelGeometry, windows: Windows): LibraryRow['geometry'] {
  return {
    ...shapeFields(geometry),
    context_window_size: windows.contextWindowSize,
    prefill_chunk_size: windows.prefillChunkSize,
  };
}
