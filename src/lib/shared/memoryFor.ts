import type { Quantization } from './catalogue.ts';
import type { ModelGeometry, Windows } from './modelGeometry.ts';

export interface MemoryEstimate {
  /** Weights + KV cache at full context + activations of one prefill chunk. */
  readonly gpuMemoryBytes: number;
  /** The largest single buffer among weights, one layer's KV cache and the activations. */
  readonly maxBindingBytes: number;
}

/**
 * Estimates what a model takes on the GPU, from its shape and the sizes of its tensors.
 *
 * @param tensorBytes of each tensor of the weights
 */
export function memoryFor(
  geometry: ModelGeometry,
  windows: Windows,
  quantization: Quantization,
  tensorBytes: readonly number[],
): MemoryEstimate {
  const floatBytes = quantization === 'q4f16_1' ? 2 : 4;
  const weights = tensorBytes.reduce((sum, bytes) => sum + bytes, 0);
  // Keys and values; WebLLM's paged cache makes one buffer of both for each layer, in pages of 16 tokens.
  const pages = Math.ceil(windows.contextWindowSize / 16) + 1;
  const layerCache = pages * 16 * 2 * geometry.kvHeads * geometry.headDim * floatBytes;
  const chunk = windows.prefillChunkSize;
  // The widest activation is gate and up together. About five of such rows live at once: the residual, the normed
  // input, qkv, the attention's result and gate_up.
  const activation = chunk * 2 * geometry.ffnSize * floatBytes;
  const queries = chunk * (geometry.heads + 2 * geometry.kvHeads) * geometry.headDim * floatBytes;
  const hidden = chunk * geometry.hiddenSize * floatBytes;
  // Logits, probabilities and their sorted copies with indices, in f32, for one token.
  const sampling = 4 * geometry.vocabSize * 4;
  return {
    gpuMemoryBytes: weights + geometry.layers * layerCache + activation + queries + 3 * hidden + sampling,
    maxBindingBytes: tensorBytes.reduce(
      (most, bytes) => Math.max(most, bytes),
      Math.max(layerCache, activation),
    ),
  };
}
