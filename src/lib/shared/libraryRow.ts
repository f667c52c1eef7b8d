/** The manifest of libraries, which the compiler writes beside them: what each library is and what made it. */
import { QUANTIZATIONS } from './catalogue.ts';
import type { ModelGeometry, Windows } from './modelGeometry.ts';
import { z } from './schema.ts';

const count = z.int().check(z.positive());
const positive = z.number().check(z.positive());

const libraryRow = z.looseObject({
  /** Beside the manifest. */
  file: z.string(),
  quantization: z.enum(QUANTIZATIONS),
  bytes: count,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  geometry: z.object({
    hidden_size: count,
    intermediate_size: count,
    num_hidden_layers: count,
    num_attention_heads: count,
    num_key_value_heads: count,
    head_dim: count,
    vocab_size: count,
    rms_norm_eps: positive,
    rope_theta: positive,
    tie_word_embeddings: z.boolean(),
    context_window_size: count,
    prefill_chunk_size: count,
  }),
});

export const libraryManifestSchema = z.looseObject({
  version: z.literal(1),
  libraries: z.array(libraryRow),
});

export type LibraryRow = z.infer<typeof libraryRow>;

/** The geometry that a library was compiled for. Ids of control tokens are not part of it: they are 0 here. */
export function libraryGeometry({ geometry: g }: LibraryRow): { geometry: ModelGeometry; windows: Windows } {
  return {
    geometry: {
      modelType: 'mistral',
      hiddenSize: g.hidden_size,
      layers: g.num_hidden_layers,
      heads: g.num_attention_heads,
      kvHeads: g.num_key_value_heads,
      headDim: g.head_dim,
      ffnSize: g.intermediate_size,
      vocabSize: g.vocab_size,
      tied: g.tie_word_embeddings,
      ropeTheta: g.rope_theta,
      normEps: g.rms_norm_eps,
      bosId: 0,
      eosId: 0,
      padId: 0,
    },
    windows: { contextWindowSize: g.context_window_size, prefillChunkSize: g.prefill_chunk_size },
  };
}
