import { QUANTIZATIONS, type Quantization } from './catalogue.ts';
import type { ModelGeometry, Windows } from './modelGeometry.ts';
import { z } from './schema.ts';

/** Four million: above every published size, and products of two stay far below 2^53. */
const size = z.int().check(z.positive(), z.maximum(4_194_304));
const id = z.int().check(z.nonnegative());
const positive = z.number().check(z.positive());

/** mlc-chat-config.json, as far as it says what a model was made from. */
export const chatConfigSchema = z.object({
  model_type: z.enum(['llama', 'mistral']),
  quantization: z.enum(QUANTIZATIONS),
  model_config: z.object({
    hidden_size: size,
    intermediate_size: size,
    num_attention_heads: size,
    num_hidden_layers: z.int().check(z.positive(), z.maximum(1024)),
    num_key_value_heads: size,
    head_dim: size,
    rms_norm_eps: positive,
    tie_word_embeddings: z.boolean(),
    position_embedding_base: positive,
  }),
  vocab_size: size,
  context_window_size: size,
  prefill_chunk_size: size,
  tokenizer_files: z.array(z.string()),
  pad_token_id: id,
  bos_token_id: id,
  eos_token_id: id,
});

export interface ConfiguredModel {
  readonly geometry: ModelGeometry;
  readonly windows: Windows;
  readonly quantization: Quantization;
  readonly tokenizerFiles: readonly string[];
}

/** What a model was made from, back from its configuration. */
export function configuredModel({
  model_config: model,
  ...config
}: z.infer<typeof chatConfigSchema>): ConfiguredModel {
  return {
    geometry: {
      modelType: config.model_type,
      hiddenSize: model.hidden_size,
      layers: model.num_hidden_layers,
      heads: model.num_attention_heads,
      kvHeads: model.num_key_value_heads,
      headDim: model.head_dim,
      ffnSize: model.intermediate_size,
      vocabSize: config.vocab_size,
      tied: model.tie_word_embeddings,
      ropeTheta: model.position_embedding_base,
      normEps: model.rms_norm_eps,
      bosId: config.bos_token_id,
      eosId: config.eos_token_id,
      padId: config.pad_token_id,
    },
    windows: { contextWindowSize: config.context_window_size, prefillChunkSize: config.prefill_chunk_size },
    quantization: config.quantization,
    tokenizerFiles: config.tokenizer_files,
  };
}
