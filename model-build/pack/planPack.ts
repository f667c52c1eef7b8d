import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../verify/hashFile.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';
import type { PackEntry } from './packEntry.ts';
import { packReadme } from './packReadme.ts';

/** What the library is made of must be said wherever it goes. */
const LIBRARY_NOTICES = ['TVM-LICENSE.txt', 'TVM-NOTICE.txt'];

export interface PlanProgress {
  readonly signal?: AbortSignal | undefined;
  /** Bytes hashed so far, of all that will be packed. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The files of a pack, sorted, README.txt and SHA256SUMS first: weights where a page looks for them, and the library.
 *
 * @param folder was verified
 * @param library its library's path, or null
 */
export async function planPack(
  id: string,
  folder: string,
  model: ModelFolder,
  library: string | null,
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
    for (const name of [path.basename(library), ...LIBRARY_NOTICES]) {
      places.push([`libs/${name}`, path.join(path.dirname(library), name)]);
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
  const readme = textEntry(
    'README.txt',
    packReadme(id, model, library === null ? null : path.basename(library)),
  );
  // Two spaces: sha256sum's form for files that are read as they are.
  const sums = [readme, ...entries].map(({ sha256, path: place }) => `${sha256}  ${place}\n`).join('');
  return [readme, textEntry('SHA256SUMS', sums), ...entries];
}

function textEntry(place: string, text: string): PackEntry {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: place, bytes: bytes.length, sha256, content: { text } };
}
