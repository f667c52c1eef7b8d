/**
 * manifest.json: what a model folder holds and what it was made from. No clock, no path and no machine's name is in it:
 * the same inputs give the same bytes.
 */
import { z } from 'zod';
import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().nonnegative();

/** A folder's or repository's name, and the commit where it has one. */
const origin = z.strictObject({ name: z.string(), revision: z.string().nullable() });

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  quantization: z.enum(QUANTIZATIONS),
  source: z.strictObject({
    /** What the weights are, in words. */
    name: z.string(),
    license: z.string().nullable(),
    /** Input files by name, without folders. */
    inputs: z.array(z.strictObject({ name: z.string(), bytes, sha256 })),
    /** Where they came from; absent for models that are made up here. */
    base: origin.optional(),
    adapter: origin.nullable().optional(),
    /** Keys of the catalogue's prompt styles, the default first. */
    promptStyles: z.array(z.string()).optional(),
  }),
  /** Every other file of the folder, sorted by path. */
  files: z.array(z.strictObject({ path: z.string().regex(/^[\w.-]+$/), bytes, sha256 })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type SourceRecord = Manifest['source'];

export const MANIFEST_FILE = 'manifest.json';
