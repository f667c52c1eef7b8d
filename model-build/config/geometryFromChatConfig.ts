import { z } from 'zod';
import { QUANTIZATIONS, type Quantization } from '../../src/lib/shared/catalogue.ts';
import { ModelBuildError } from '../errors.ts';
import { firstIssue } from '../firstIssue.ts';
import type { ModelGeometry, Windows } from './geometry.ts';

/** Four million: above every published size, and products of two stay far below 2^53. */
const size = z.number().int().positive().max(4_194_304);
const id = z.number().int().nonnegative();

const schema = z.object({
  model_type: z.enum(['llama', 'mistral']),
  quantization: z.enum(QUANTIZATIONS),
  model_config: z.object({
    hidden_size: size,
    intermediate_size: size,
    num_attention_heads: size,
    num_hidden_layers: size.max(1024),
    num_key_value_heads: size,
    head_dim: size,
    rms_norm_eps: z.number().positive(),
    tie_word_embeddings: z.boolean(),
    position_embedding_base: z.number().positive(),
  }),
  vocab_size: size,
  context_window_size: size,
  prefill_chunk_size: size,
  tokenizer_files: z.array(z.string()),
  pad_token_id: id,
  bos_token_id: id,
  eos_token_id: id,
});

/**
 * Reads mlc-chat-config.json back into what it was made from.
 *
 * @param json parsed, of any form
 * @throws ModelBuildError `folder-invalid`, naming the first field that is wrong
 */
export function geometryFromChatConfig(
  json: unknown,
  file: string,
): {
  geometry: ModelGeometry;
  windows: Windows;
  quantization: Quantization;
  tokenizerFiles: readonly string[];
} {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ModelBuildError({
      code: 'folder-invalid',
      file,
      message: firstIssue(parsed.error),
      remedy: 'Build the model again.',
    });
  }
  const { model_config: model, ...config } = parsed.data;
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
