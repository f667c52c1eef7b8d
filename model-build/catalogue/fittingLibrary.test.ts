import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { TINY_MISTRAL } from '../fixtures/tinyMistral.ts';
import { compilerGeometry, fittingLibrary } from './fittingLibrary.ts';
import { readLibraryManifest } from './libraryManifest.ts';

const libraries = await readLibraryManifest(path.join(PROJECT_ROOT, 'public/libs/manifest.json'));
const fit = (...[change, windows = {}, context = 4096]: [object, object?, number?]) =>
  fittingLibrary(libraries, { ...TINY_MISTRAL, ...change }, 'q4f32_1', windows, context)?.file;

it('finds the library by its shape, whatever the model is called', () => {
  expect(fit({})).toBe('tiny-mistral-q4f32_1.wasm');
  expect(fit({ modelType: 'llama', bosId: 7 })).toBe('tiny-mistral-q4f32_1.wasm');
  expect(fit({}, { contextWindowSize: 2048, prefillChunkSize: 128 })).toBe('tiny-mistral-q4f32_1.wasm');
});

it.each<[string, object, object, number]>([
  ['another shape', { layers: 3 }, {}, 4096],
  ['other positions', { ropeTheta: 10_000 }, {}, 4096],
  ['matrices that are one', { tied: true }, {}, 4096],
  ['another context', {}, { contextWindowSize: 1024 }, 4096],
  ['another chunk', {}, { prefillChunkSize: 512 }, 4096],
  ['fewer positions than the library’s', {}, {}, 1024],
])('has none for %s', (_, change, windows, context) => {
  expect(fit(change, windows, context)).toBeUndefined();
});

it('describes a shape as the compiler reads it', () => {
  const row = libraries.find(({ file }) => file === 'tiny-mistral-q4f16_1.wasm');
  expect(compilerGeometry(TINY_MISTRAL, { contextWindowSize: 2048, prefillChunkSize: 128 })).toEqual(
    row?.geometry,
  );
});
