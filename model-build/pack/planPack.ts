import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { TVM_NOTICES, type FoundLibrary } from '../catalogue/modelLibraries.ts';
import { hashFile } from '../verify/hashFile.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';
import type { PackEntry } from './packEntry.ts';
import { readRowFile, withLibrary } from '../model/rowFile.ts';
import { packReadme } from './packReadme.ts';

export interface PlanProgress {
  readonly signal?: AbortSignal | undefined;
  /** Bytes hashed so far, of all that will be packed. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The files of a pack, sorted, README.txt and SHA256SUMS first: weights where a page looks for them, the library with a
 * manifest of its own, and the row for a page's catalogue where there is one beside the model.
 *
 * @param folder was verified
 * @param library its library, or null
 */
export async function planPack(
  id: string,
  folder: string,
  model: ModelFolder,
  library: FoundLibrary | null,
  { signal, onProgress }: PlanProgress = {},
): Promise<PackEntry[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const places = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }): [path: string, file: string] => [
      `models/${id}/resolve/main/${name}`,
      path.join(folder, name),
    ]);
  if (library !== null) {
    for (const name of [library.row.file, ...TVM_NOTICES]) {
      places.push([`libs/${name}`, path.join(path.dirname(library.file), name)]);
    }
  }
  const sizes = await Promise.all(places.map(async ([, file]) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    onProgress?.(done, total);
  };
  const entries: PackEntry[] = [];
  for (const [place, file] of places.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { bytes, sha256 } = await hashFile(file, signal, onBytes);
    entries.push({ path: place, bytes, sha256, content: { file } });
  }
  if (library !== null)
    entries.push(jsonEntry('libs/manifest.json', { version: 1, libraries: [library.row] }));
  const row = await readRowFile(folder);
  const rowPlace = `models/${id}.catalogue.json`;
  if (row !== null) {
    const complete = library === null ? row : withLibrary(row, model.quantization, library.row);
    entries.push(jsonEntry(rowPlace, complete));
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const readme = textEntry(
    'README.txt',
    packReadme(id, model, library?.row.file ?? null, row === null ? null : rowPlace),
  );
  // Two spaces: sha256sum's form for files that are read as they are.
  const sums = [readme, ...entries].map(({ sha256, path: place }) => `${sha256}  ${place}\n`).join('');
  return [readme, textEntry('SHA256SUMS', sums), ...entries];
}

function jsonEntry(place: string, content: object): PackEntry {
  return textEntry(place, `${JSON.stringify(content, undefined, 2)}\n`);
}

function textEntry(place: string, text: string): PackEntry {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: place, bytes: bytes.length, sha256, content: { text } };
}
