/** What this browser knows of a model that it stores, or has begun to store: the list of its files. */
import { z } from '../../lib/shared/schema.ts';

export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const md5 = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const address = z.url({ protocol: /^https?$/ });

/** web-llm looks for each kind of file in a cache of its own. */
export const SHELVES = ['config', 'model', 'library'] as const;

/** A plain file name: a list must not reach outside the model's own folder, and no name begins with a dot. */
export const fileName = z.string().check(z.regex(/^[\w-][\w.-]*$/));

const modelFile = z.strictObject({
  /** In the model's folder; of the library, the last part of its address. */
  name: fileName,
  /** Absolute: what web-llm looks the file up by. */
  url: address,
  shelf: z.enum(SHELVES),
  /** Null where nobody has said; what is stored knows its own size. */
  bytes: z.nullable(z.int().check(z.nonnegative())),
  sha256: z.nullable(sha256),
  /** Of weights, as tensor-cache.json names it: what there is to go by where no manifest lies beside them. */
  md5: z.nullable(md5),
});

const modelRecord = z.strictObject({
  format: z.literal(1),
  /** Catalogue build id. */
  buildId: z.string().check(z.minLength(1)),
  /** Absolute; ends in /resolve/main/. Two records never have the same one. */
  weightsUrl: address.check(z.endsWith('/')),
  /** SHA-256 of the manifest.json that the list is from, pinned when it was first seen; null where there was none. */
  manifestSha256: z.nullable(sha256),
  /** All that a load reads, the library too, and whatever else the manifest lists. */
  files: z.array(modelFile).check(z.minLength(1)),
  /** Addresses of stored files that a check found damaged; they count as missing. */
  damaged: z.array(address),
});

export type Shelf = (typeof SHELVES)[number];
export type ModelFile = z.infer<typeof modelFile>;
export type ModelRecord = z.infer<typeof modelRecord>;

/** The one door for stored records. @returns null for what is not one */
export function restoreModelRecord(stored: unknown): ModelRecord | null {
  const parsed = modelRecord.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
