/** What a pack's files say of its model. All of it is a stranger's word. */
import { modelRowSchema, promptStylesSchema } from '../../lib/shared/catalogue.ts';
import { chatConfigSchema, configuredModel } from '../../lib/shared/chatConfig.ts';
import type { ConfiguredModel } from '../../lib/shared/chatConfig.ts';
import { libraryManifestSchema } from '../../lib/shared/libraryRow.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { z } from '../../lib/shared/schema.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';

/** A name or a sentence is shown to people: neither may fill the screen. */
const line = (most: number) =>
  z.pipe(
    z.string(),
    z.transform((text: string) => text.slice(0, most)),
  );

const origin = z.object({ name: line(200) });
/** The part of manifest.json that says what the model is; its list of files is read elsewhere. */
const manifestSource = z.object({
  source: z.optional(
    z.object({
      name: line(200),
      license: z.nullable(line(200)),
      base: z.optional(origin),
      adapter: z.nullish(origin),
      promptStyles: z.optional(z.array(z.string())),
    }),
  ),
});
export type ManifestSource = z.infer<typeof manifestSource>['source'];

const rowFile = z.object({
  promptStyles: promptStylesSchema,
  model: z.extend(modelRowSchema, { name: line(120), about: line(600) }),
});
export type RowFile = z.infer<typeof rowFile>;

/** The name of the conversation template, which says how the model is asked where nothing else does. */
const template = z.object({ conv_template: z.object({ name: z.string() }) });

export interface DescribedModel extends ConfiguredModel {
  readonly template: string | null;
}

function parse<T>(path: string, bytes: ArrayBuffer, schema: z.ZodMiniType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new PackError(words.problem.badFile(path, words.problem.noJson), cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new PackError(words.problem.badFile(path, z.prettifyError(parsed.error).slice(0, 400)));
}

export const readSource = (path: string, bytes: ArrayBuffer): ManifestSource =>
  parse(path, bytes, manifestSource).source;

/** tensor-cache.json, as far as it says how large each tensor is. */
const tensors = z.object({
  records: z.array(z.object({ records: z.array(z.object({ nbytes: z.int().check(z.positive()) })) })),
});

/** In bytes, of each tensor. */
export const readTensorBytes = (path: string, bytes: ArrayBuffer): number[] =>
  parse(path, bytes, tensors).records.flatMap((shard) => shard.records.map(({ nbytes }) => nbytes));

export const readRow = (path: string, bytes: ArrayBuffer): RowFile => parse(path, bytes, rowFile);

export const readLibraries = (path: string, bytes: ArrayBuffer): readonly LibraryRow[] =>
  parse(path, bytes, libraryManifestSchema).libraries;

export function readConfig(path: string, bytes: ArrayBuffer): DescribedModel {
  const config = configuredModel(parse(path, bytes, chatConfigSchema));
  const named = template.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return { ...config, template: named.success ? named.data.conv_template.name : null };
}
