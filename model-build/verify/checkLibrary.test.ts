import { appendFileSync, cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLibrary } from '../../src/lib/shared/findLibrary.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { libraryGeometry } from '../../src/lib/shared/libraryRow.ts';
import { libraryMetadata } from '../catalogue/libraryMetadata.ts';
import { modelParameters, parameterTensors } from '../config/parameters.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { planShards } from '../shards/planShards.ts';
import { tensorCache } from '../shards/tensorCache.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { checkLibrary, compareTensors } from './checkLibrary.ts';
import type { ModelFolder } from './verifyFolder.ts';

const LIBRARIES = path.join(PROJECT_ROOT, 'public', 'libs');
const rows = await readLibraryManifest(path.join(LIBRARIES, 'manifest.json'));

function folderFor(row: (typeof rows)[number]): ModelFolder {
  const { geometry, windows } = libraryGeometry(row);
  const { quantization } = row;
  const tensors = modelParameters(geometry).flatMap((parameter) => parameterTensors(parameter, quantization));
  const cache = tensorCache(planShards(tensors), new Map(), 1);
  return { geometry, windows, quantization, cache, manifest: null, bytes: 0 };
}

describe.each(rows)('$file', (row) => {
  it('asks for the tensors that a folder of its shape has: names, shapes, types and order', async () => {
    const metadata = libraryMetadata(new Uint8Array(readFileSync(path.join(LIBRARIES, row.file))), row.file);
    const { geometry, windows } = libraryGeometry(row);
    const ours = modelParameters(geometry)
      .flatMap((parameter) => parameterTensors(parameter, row.quantization))
      .map(({ name, shape, dtype }) => ({ name, shape, dtype }));
    expect(metadata.params).toEqual(ours);
    expect(metadata).toMatchObject({ quantization: row.quantization, ...windows });
    expect(await checkLibrary('folder', folderFor(row))).toEqual({
      row,
      file: path.join(LIBRARIES, row.file),
    });
  });
});

const row = rows.find(({ file }) => file === 'tiny-mistral-q4f16_1.wasm');
if (row === undefined) throw new Error('there is no library of the test model');
const model = folderFor(row);
const bytes = new Uint8Array(readFileSync(path.join(LIBRARIES, row.file)));

it('is looked for by shape, quantisation and windows', () => {
  const { geometry, windows, quantization } = model;
  expect(findLibrary(rows, { ...geometry, modelType: 'llama', eosId: 7 }, windows, quantization)).toBe(row);
  expect(findLibrary(rows, { ...geometry, layers: 3 }, windows, quantization)).toBeNull();
  expect(findLibrary(rows, { ...geometry, ropeTheta: 10_000 }, windows, quantization)).toBeNull();
  expect(findLibrary(rows, geometry, { ...windows, prefillChunkSize: 512 }, quantization)).toBeNull();
  expect(findLibrary(rows, geometry, { ...windows, contextWindowSize: 512 }, quantization)).toBe(row);
});

it('names the first tensor that a folder has otherwise', () => {
  const { params } = libraryMetadata(bytes, row.file);
  const differ = (change: readonly { name: string; shape: readonly number[]; dtype: string }[]) => () =>
    compareTensors('tensor-cache.json', model.cache, change, row.file);
  const named = (tensor: string) =>
    expect.objectContaining({ code: 'folder-invalid', tensor }) as unknown as Error;
  expect(differ(params)).not.toThrow();
  expect(differ(params.slice(1))).toThrow(named('model.embed_tokens.q_weight'));
  expect(differ([...params, { name: 'lm_head.bias', shape: [1], dtype: 'float16' }])).toThrow(
    named('lm_head.bias'),
  );
  const last = params.length - 1;
  const changed = (to: object) => params.map((param, i) => (i === last ? { ...param, ...to } : param));
  expect(differ(changed({ shape: [8, 32768] }))).toThrow(named('lm_head.q_scale'));
  expect(differ(changed({ dtype: 'float32' }))).toThrow(named('lm_head.q_scale'));
});

it.each<[string, Uint8Array<ArrayBuffer>]>([
  ['nothing', new Uint8Array()],
  ['no WebAssembly', new TextEncoder().encode('{"model_type":"mistral","params":[]}')],
  ['a library cut short', bytes.slice(0, 1_000_000)],
  ['an empty module', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)],
])('refuses %s as a library', (_, content) => {
  expect(() => libraryMetadata(content, 'x.wasm')).toThrow(
    expect.objectContaining({ code: 'folder-invalid' }) as unknown,
  );
});

it('refuses a library that its manifest does not describe', async () => {
  await withTemporaryFolder(async (folder) => {
    cpSync(LIBRARIES, folder, { recursive: true });
    appendFileSync(path.join(folder, row.file), ' ');
    await expect(checkLibrary('folder', model, [folder])).rejects.toMatchObject({ code: 'integrity' });
  });
});
