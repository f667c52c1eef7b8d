import type { ModelGeometry } from './geometry.ts';

/** A model's shape by the names that Hugging Face's config.json has, which the compiler has taken over. */
export function shapeFields(geometry: ModelGeometry) {
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
  };
}
