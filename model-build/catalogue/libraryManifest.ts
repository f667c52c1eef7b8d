/** public/libs/manifest.json, which the compiler writes: what each library is and what made it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
import { ModelBuildError } from '../errors.ts';

const count = z.number().int().positive();
const row = z.looseObject({
  file: z.string(),
  quantization: z.enum(QUANTIZATIONS),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  geometry: z.object({
    hidden_size: count,
    intermediate_size: count,
    num_hidden_layers: count,
    num_attention_heads: count,
    num_key_value_heads: count,
    head_dim: count,
    vocab_size: count,
    rms_norm_eps: z.number().positive(),
    rope_theta: z.number().positive(),
    tie_word_embeddings: z.boolean(),
    context_window_size: count,
    prefill_chunk_size: count,
  }),
});
const manifest = z.looseObject({ version: z.literal(1), libraries: z.array(row) });

export type LibraryRow = z.infer<typeof row>;

/** Reads the manifest. @throws ModelBuildError where it is missing or not what the compiler writes. */
export async function readLibraryManifest(file: string): Promise<readonly LibraryRow[]> {
  try {
    return manifest.parse(JSON.parse(await readFile(file, 'utf8'))).libraries;
  } catch (cause) {
    throw new ModelBuildError({
      code: 'folder-invalid',
      file,
      message: `It is not a manifest of libraries: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Run npm run libs, which writes it.',
    });
  }
}

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
