/** The rows of imported models: user data, kept beside the models' records and restored through one door. */
import { modelRowSchema, promptStylesSchema } from '../../lib/shared/catalogue.ts';
import { z } from '../../lib/shared/schema.ts';
import { weightsUrl } from '../loadOptions.ts';
import { IMPORTED_ROWS } from '../storage/cacheNames.ts';
import { isImported } from './importedAddress.ts';

const importedModel = z.strictObject({
  format: z.literal(1),
  model: modelRowSchema,
  /** Styles of its own that the row names; the others are the page's. */
  promptStyles: promptStylesSchema,
  manifestSha256: z.nullable(z.string()),
  /** What its pack called it, for an export. */
  pack: z.strictObject({ folder: z.string(), id: z.string(), name: z.string(), about: z.string() }),
  /** Of the manifest of libraries; read again where it is used. */
  library: z.record(z.string(), z.unknown()),
});

export type ImportedModel = z.infer<typeof importedModel>;

/** The one door for stored rows. @returns null for what is none, and for one that points to a host */
export function restoreImported(stored: unknown): ImportedModel | null {
  const parsed = importedModel.safeParse(stored);
  if (!parsed.success) return null;
  const own = parsed.data.model.builds.every(
    ({ weights, library }) => isImported(weights) && isImported(library),
  );
  return own ? parsed.data : null;
}

/** Where a row is kept: under the address of its model. */
function addressOf({ builds: [build] }: ImportedModel['model']): string {
  return weightsUrl(build?.weights ?? '', 'https://imported.invalid/');
}

/** All that can be read; none where the browser lets the page store nothing. */
export async function listImported(): Promise<ImportedModel[]> {
  if (!('caches' in globalThis)) return [];
  try {
    const cache = await caches.open(IMPORTED_ROWS);
    const rows = (await cache.keys()).map(async (key) => {
      const stored = await cache.match(key);
      return restoreImported(await stored?.json().catch(() => null));
    });
    return (await Promise.all(rows)).filter((row) => row !== null);
  } catch {
    return [];
  }
}

export async function putImported(imported: ImportedModel): Promise<void> {
  await (await caches.open(IMPORTED_ROWS)).put(addressOf(imported.model), Response.json(imported));
}
