import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileRevision } from './fileRevision.ts';

/**
 * What takes the place of a built page's own files where it is served with another catalogue: that, and the service worker,
 * which has the catalogue's hash in its list. A browser that stores the page asks for no catalogue; it compares the service
 * worker byte by byte, and so notices.
 *
 * @throws Node's own error where the folder has no built page
 */
export async function withCatalogue(
  dist: string,
  catalogue: object,
): Promise<ReadonlyMap<'catalogue.json' | 'sw.js', string>> {
  const text = JSON.stringify(catalogue);
  const own = await readFile(path.join(dist, 'catalogue.json'));
  const script = await readFile(path.join(dist, 'sw.js'), 'utf8');
  return new Map([
    ['catalogue.json', text],
    ['sw.js', script.replaceAll(fileRevision(own), fileRevision(text))],
  ]);
}
