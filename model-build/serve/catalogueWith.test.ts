import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { catalogueWith } from './catalogueWith.ts';

const place = path.join(PROJECT_ROOT, 'public');
const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(path.join(place, 'catalogue.json'), 'utf8')));
const libraries = await readLibraryManifest(path.join(place, 'libs', 'manifest.json'));
const library = libraries.find(({ file }) => file === 'mistral-7b-instruct-v0.3-q4f16_1.wasm');
if (library === undefined) throw new Error('the library of the 7B model is missing');

it.each(['chatdoctor-mistral-7b-q4f16_1', 'my-merge'])(
  'makes the 7B model the one that is served (%s)',
  (id) => {
    const served = catalogueWith(catalogue, id, { quantization: 'q4f16_1' }, library);
    expect(served?.id).toBe('chatdoctor-mistral-7b-q4f16_1');
    const made = catalogueSchema.parse(served?.catalogue);
    expect(made.defaultModel).toBe('chatdoctor-mistral-7b');
    const builds = made.models
      .find((row) => row.id === made.defaultModel)
      ?.builds.map(({ id: build, weights }) => [build, weights]);
    expect(builds).toEqual([
      ['chatdoctor-mistral-7b-q4f16_1', 'models/chatdoctor-mistral-7b-q4f16_1'],
      ['chatdoctor-mistral-7b-q4f32_1', null],
    ]);
    expect(made.models.filter(({ id: row }) => row !== made.defaultModel)).toEqual(
      catalogue.models.filter(({ id: row }) => row !== made.defaultModel),
    );
  },
);

it('says where the catalogue has no build for the library', () => {
  expect(
    catalogueWith(catalogue, 'x', { quantization: 'q4f16_1' }, { ...library, file: 'other.wasm' }),
  ).toBeNull();
});
