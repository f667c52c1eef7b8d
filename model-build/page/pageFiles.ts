import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '../../src/lib/shared/catalogue.ts';
import { fileRevision } from './fileRevision.ts';

/** As src/offline/worker/built.ts reads it. */
export interface PageFile {
  readonly url: string;
  readonly revision: string | null;
  readonly bytes: number;
}

/** Vite puts a hash of the content into these names. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

/**
 * What the service worker stores when it is installed: the page, and the libraries of the models that the page lists.
 * Weights are not part of it; the page stores those itself, when a person asks for them.
 *
 * @param dist the built page
 */
export async function pageFiles(dist: string, { models }: Catalogue): Promise<PageFile[]> {
  const shown = new Set(
    models.filter(({ hidden }) => !hidden).flatMap((row) => row.builds.map(({ library }) => library)),
  );
  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => !/^(?:sw\.js|_headers|models\/.*)$/.test(name))
    // The list of libraries and what they are made of are small, and an import or export of a model asks for them.
    .filter((name) => !name.endsWith('.wasm') || shown.has(name))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(dist, name));
      return {
        // Some hosts send a request for index.html on to the folder, and a stored redirect opens no page.
        url: name === 'index.html' ? '' : name,
        revision: HASHED.test(name) ? null : fileRevision(content),
        bytes: content.byteLength,
      };
    }),
  );
}
