import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { fillCatalogue } from './fillCatalogue.ts';
import { readLibraryManifest } from './libraryManifest.ts';

const catalogue = catalogueSchema.parse(
  JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'public/catalogue.json'), 'utf8')),
);
const models = path.join(PROJECT_ROOT, '.models');

test('the catalogue says of every library what its manifest says (else: npm run model-build -- catalogue)', async () => {
  const libraries = await readLibraryManifest(path.join(PROJECT_ROOT, 'public/libs/manifest.json'));
  const filled = await fillCatalogue(catalogue, libraries, models);
  for (const [place, row] of catalogue.models.entries()) {
    for (const [number, build] of row.builds.entries()) {
      const expected = filled.models[place]?.builds[number];
      // The exact size of a download is known only where the model was built.
      const known = existsSync(path.join(models, build.id)) || build.weights === null;
      expect(build).toEqual(known ? expected : { ...expected, downloadBytes: build.downloadBytes });
    }
  }
});

test('a library that the manifest lacks leaves the row as it is', async () => {
  expect(await fillCatalogue(catalogue, [], models)).toEqual(catalogue);
});
