import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * One SHA-256 over the names and contents of files, so that what was made from them is made again when one changes.
 *
 * @param root names are relative to it: the same sources in another place have the same key.
 * @param places files or folders below `root`; folders count with all that is in them. A missing one counts as absent.
 * @param counts whether a file counts, by its name relative to `root` with forward slashes.
 */
export async function sourcesKey(
  root: string,
  places: readonly string[],
  counts: (name: string) => boolean = () => true,
): Promise<string> {
  const names = (await Promise.all(places.map((place) => filesBelow(root, place)))).flat();
  const hash = createHash('sha256');
  for (const name of names.filter(counts).sort()) {
    const bytes = await readFile(path.join(root, name));
    // The length keeps neighbouring contents apart.
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, place: string): Promise<string[]> {
  const found = await stat(path.join(root, place)).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [place];
  const entries = await readdir(path.join(root, place), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
