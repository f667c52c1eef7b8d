import { findLibrary } from '../../lib/shared/findLibrary.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import type { FoundModel } from './findModel.ts';
import { readLibraries } from './packDescription.ts';
import type { DescribedModel } from './packDescription.ts';
import { PackError } from './packError.ts';
import { readPackFile } from './readPackFile.ts';

/** The libraries that the page itself has. */
export interface PageLibraries {
  /** Rejects where they cannot be fetched. */
  readonly list: () => Promise<readonly LibraryRow[]>;
  /** Its bytes, held to the row's hash; rejects where they cannot be fetched or are others. */
  readonly fetch: (row: LibraryRow) => Promise<ArrayBuffer>;
}

export interface ChosenLibrary {
  readonly row: LibraryRow;
  readonly bytes: ArrayBuffer;
  /** It came with the pack, and the page has none for this shape. */
  readonly isStranger: boolean;
}

/**
 * The library that runs the model: the page's own where it has one for the shape, because the page knows what that is;
 * else the pack's. The page's is taken from the pack where that has the very bytes, so that no network is needed.
 *
 * @throws PackError
 */
export async function chooseLibrary(
  found: FoundModel,
  { geometry, windows, quantization }: DescribedModel,
  page: PageLibraries,
): Promise<ChosenLibrary> {
  const own = await page.list().catch(() => []);
  const packed = await packedLibraries(found);
  const known = findLibrary(own, geometry, windows, quantization);
  const brought = findLibrary(packed, geometry, windows, quantization);
  if (known !== null) {
    if (brought?.sha256 === known.sha256)
      return { row: known, bytes: await packedBytes(found, brought), isStranger: false };
    const bytes = await page.fetch(known).catch((cause: unknown) => {
      if (brought === null) throw new PackError(words.problem.libraryUnreachable, cause);
      return null;
    });
    if (bytes !== null) return { row: known, bytes, isStranger: false };
  }
  if (brought === null) throw new PackError(words.problem.noLibrary);
  return { row: brought, bytes: await packedBytes(found, brought), isStranger: true };
}

async function packedLibraries({ libraries, sumOf }: FoundModel): Promise<readonly LibraryRow[]> {
  const manifest = libraries.get('manifest.json');
  if (manifest === undefined) return [];
  const { bytes } = await readPackFile(manifest, { bytes: null, sha256: sumOf(manifest) });
  return readLibraries(manifest.path, bytes);
}

async function packedBytes({ libraries, sumOf }: FoundModel, row: LibraryRow): Promise<ArrayBuffer> {
  const file = libraries.get(row.file);
  if (file === undefined) throw new PackError(words.problem.missing(`libs/${row.file}`));
  const sum = sumOf(file);
  if (sum !== null && sum !== row.sha256) throw new PackError(words.problem.disagree(file.path));
  return (await readPackFile(file, row)).bytes;
}
