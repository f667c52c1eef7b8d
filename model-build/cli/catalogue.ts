import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillCatalogue } from '../catalogue/fillCatalogue.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import type { Command } from './command.ts';

export const catalogue: Command = {
  name: 'catalogue',
  usage: '',
  summary:
    'Writes sizes, memory and library hashes into public/catalogue.json, from the libraries and built models.',
  help: [],
  options: {},
  positionals: 0,
  run: async (_, __, { print }) => {
    const file = path.join(PROJECT_ROOT, 'public', 'catalogue.json');
    const libraries = await readLibraryManifest(path.join(PROJECT_ROOT, 'public', 'libs', 'manifest.json'));
    const before = await readCatalogue(file);
    const after = await fillCatalogue(before, libraries, path.join(PROJECT_ROOT, '.models'));
    await writeFile(file, `${JSON.stringify(after, undefined, 2)}\n`);
    for (const { builds } of after.models) {
      for (const { id, downloadBytes, gpuMemoryBytes } of builds) {
        print(`${id}: ${downloadBytes ?? '?'} bytes to download, ${gpuMemoryBytes} on the GPU`);
      }
    }
  },
};
