import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
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
    hidden_size: geometry.hiddenSize,
    intermediate_size: geometry.ffnSize,
    num_hidden_layers: geometry.layers,
    num_attention_heads: geometry.heads,
    num_key_value_heads: geometry.kvHeads,
    head_dim: geometry.headDim,
    vocab_size: geometry.vocabSize,
    rms_norm_eps: geometry.normEps,
    rope_theta: geometry.ropeTheta,
    tie_word_embeddings: geometry.tied,
    context_window_size: windows.contextWindowSize,
    prefill_chunk_size: windows.prefillChunkSize,
  };
}
