import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueSchema, type ModelRow } from '../../src/lib/shared/catalogue.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import type { RowFile } from '../model/catalogueRow.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { catalogueWith, catalogueWithRow } from './catalogueWith.ts';

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

describe('a row of the model’s own', () => {
  const [template] = catalogue.models;
  if (template === undefined) throw new Error('the catalogue is empty');
  const build = {
    ...template.builds[0],
    quantization: 'q4f16_1',
    library: null,
    librarySha256: null,
  } as const;
  const row = (change: Partial<ModelRow> = {}): RowFile => ({
    promptStyles: {},
    model: {
      ...template,
      id: 'mine',
      builds: [{ ...build, id: 'mine-q4f16_1', downloadBytes: 5 }],
      ...change,
    } as ModelRow,
  });

  it('is added as the default, with the library that was found', () => {
    const served = catalogueWithRow(catalogue, row(), { quantization: 'q4f16_1' }, library);
    expect(served?.id).toBe('mine-q4f16_1');
    expect(served?.catalogue.defaultModel).toBe('mine');
    expect(served?.catalogue.models).toHaveLength(catalogue.models.length + 1);
    expect(served?.catalogue.models[0]?.builds).toMatchObject([
      {
        weights: 'models/mine-q4f16_1',
        library: `libs/${library.file}`,
        librarySha256: library.sha256,
        downloadBytes: 5 + library.bytes,
      },
    ]);
  });

  it('takes the place of one with its id, and must fit the page', () => {
    const served = catalogueWithRow(
      catalogue,
      row({ id: template.id }),
      { quantization: 'q4f16_1' },
      library,
    );
    expect(served?.catalogue.models).toHaveLength(catalogue.models.length);
    expect(catalogueWithRow(catalogue, row(), { quantization: 'q4f32_1' }, library)).toBeNull();
    expect(() =>
      catalogueWithRow(catalogue, row({ promptStyles: ['nobody'] }), { quantization: 'q4f16_1' }, library),
    ).toThrow(expect.objectContaining({ code: 'catalogue-invalid' }) as Error);
  });
});
