import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';
import { findLibrary } from '../../src/lib/shared/findLibrary.ts';
import { sourcesHash } from '../compile/sourcesHash.mjs';
import { readLibraryManifest } from './libraryManifest.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';

/** The committed libraries. */
export const PUBLIC_LIBRARIES = path.join(PROJECT_ROOT, 'public', 'libs');

/** What a library is made of must be said wherever it goes: these lie beside it. */
export const TVM_NOTICES = ['TVM-LICENSE.txt', 'TVM-NOTICE.txt'] as const;

/** A library with its row in the manifest beside it. */
export interface FoundLibrary {
  readonly row: LibraryRow;
  readonly file: string;
}

/** Where a model folder lies as a person sees it: <name>/resolve/main, as hosts and packs lay it out, is <name>. */
export function modelPlace(model: string): string {
  const resolved = path.resolve(model);
  return /^(.+)[\\/]resolve[\\/]main$/.exec(resolved)?.[1] ?? resolved;
}

/** Where the library goes that is compiled for one model: a folder beside the model's own. */
export function compiledLibraryFolder(model: string): string {
  return `${modelPlace(model)}.library`;
}

/** Folders of libraries that a model folder may run on, the first one first; those that are not there are left out. */
function libraryFolders(model: string): string[] {
  const place = modelPlace(model);
  const parent = path.dirname(place);
  return [
    PUBLIC_LIBRARIES,
    compiledLibraryFolder(model),
    // In a pack: models/<name>/resolve/main and libs/.
    ...(path.basename(parent) === 'models' ? [path.join(path.dirname(parent), 'libs')] : []),
  ].filter((folder) => folder === PUBLIC_LIBRARIES || existsSync(path.join(folder, 'manifest.json')));
}

/**
 * The library that runs a model folder; null where there is none.
 *
 * @param folders of libraries with their manifest.json; default: those that belong to the model's place
 */
export async function findModelLibrary(
  folder: string,
  model: Pick<ModelFolder, 'geometry' | 'windows' | 'quantization'>,
  folders: readonly string[] = libraryFolders(folder),
): Promise<FoundLibrary | null> {
  for (const place of folders) {
    const rows = await readLibraryManifest(path.join(place, 'manifest.json'));
    const row = findLibrary(rows, model.geometry, model.windows, model.quantization);
    if (row !== null) return { row, file: path.join(place, row.file) };
  }
  return null;
}

/**
 * The libraries that a model can be built for: the committed ones, and one that was compiled for a model of this place
 * before, unless the compiler has changed since.
 */
export async function usableLibraries(model: string): Promise<readonly LibraryRow[]> {
  const rows = await readLibraryManifest(path.join(PUBLIC_LIBRARIES, 'manifest.json'));
  const own = path.join(compiledLibraryFolder(model), 'manifest.json');
  if (!existsSync(own)) return rows;
  const current = sourcesHash();
  return [...rows, ...(await readLibraryManifest(own)).filter((row) => row['sourcesSha256'] === current)];
}
