/** What decides an evaluation's answers. Two runs of the same settings may write to the same folder, one after the other. */
import { z } from 'zod';
import { QUANTIZATIONS } from '../../../src/lib/shared/catalogue.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const ENGINES = ['browser', 'transformers'] as const;

export const settingsSchema = z.strictObject({
  format: z.literal('chatdoctor-web/evaluation'),
  version: z.literal(1),
  engine: z.enum(ENGINES),
  model: z.strictObject({
    id: z.string(),
    quantization: z.enum(QUANTIZATIONS),
    /** As the folder's manifest names them; null for a folder of another converter. */
    base: z.string().nullable(),
    adapter: z.string().nullable(),
    /** Over the names and SHA-256 of the configuration, tokenizer.json, tensor-cache.json and the shards, sorted by name. */
    weightsSha256: sha256,
    /** Null where no library ran: the answers are those of transformers. */
    librarySha256: sha256.nullable(),
  }),
  data: z.strictObject({
    file: z.string(),
    sha256,
    pairs: z.number().int().positive(),
    duplicates: z.number().int().nonnegative(),
    limit: z.number().int().positive(),
  }),
  /** How many questions are answered together, which decides rounding; null for one at a time. */
  batch: z.number().int().positive().nullable(),
  prompt: z.strictObject({ style: z.string(), systemText: z.string(), stop: z.array(z.string()) }),
  sampling: z.strictObject({
    /** 0 means greedy. */
    temperature: z.number().nonnegative(),
    topP: z.number().positive().max(1),
    maxTokens: z.number().int().positive(),
    /** As a person types it; each question's own is made of it and its number. Null for greedy. */
    seed: z.number().int().nonnegative().nullable(),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;
