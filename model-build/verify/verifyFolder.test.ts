import { appendFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SMALL_GEOMETRY } from '../gguf/testing/smallModel.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { smallBuild } from '../shards/testing.ts';
import { verifyFolder } from './verifyFolder.ts';

let room = '';
let good = '';
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'verify-'));
  good = path.join(room, 'good');
  await buildModelFolder(smallBuild(good));
});
afterAll(() => rm(room, { recursive: true, force: true }));

it('gives back what the folder was made from', async () => {
  const model = await verifyFolder(good);
  expect(model.geometry).toEqual(SMALL_GEOMETRY);
  expect(model.windows).toEqual({ contextWindowSize: 256, prefillChunkSize: 64 });
  expect(model.cache.metadata.BitsPerParam).toBeCloseTo(4.6, 0);
});

it('counts its progress to the end', async () => {
  let last: readonly [number, number] = [0, 1];
  await verifyFolder(good, { onProgress: (done, total) => (last = [done, total]) });
  expect(last[0]).toBe(last[1]);
});

it('does without a manifest, which other converters do not write', async () => {
  const folder = path.join(room, 'foreign');
  cpSync(good, folder, { recursive: true });
  rmSync(path.join(folder, 'manifest.json'));
  expect((await verifyFolder(folder)).manifest).toBeNull();
});

/** Replaces text in a JSON file, and says so if it is not there. */
function edit(name: string, from: string | RegExp, to: string) {
  return (folder: string): void => {
    const file = path.join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${name} lacks ${String(from)}`);
    writeFileSync(file, after);
  };
}

const CACHE = 'tensor-cache.json';
const CONFIG = 'mlc-chat-config.json';

it('tells a publisher’s folder from a built one, and does not ask to remove it', async () => {
  const folder = path.join(room, 'base');
  cpSync(good, folder, { recursive: true });
  rmSync(path.join(folder, CONFIG));
  const refused = await verifyFolder(folder).catch((cause: unknown) => cause);
  expect(refused).toMatchObject({
    code: 'folder-invalid',
    message: expect.stringContaining('no built model') as string,
    remedy: expect.not.stringContaining('Remove') as string,
  });
});

it.each<[string, (folder: string) => void, RegExp]>([
  [
    'a flipped bit',
    (folder) => {
      const file = path.join(folder, 'params_shard_0.bin');
      const bytes = readFileSync(file);
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
    /MD5/,
  ],
  [
    'a short shard',
    (folder) => truncateSync(path.join(folder, 'params_shard_0.bin'), 100),
    /100 bytes instead of/,
  ],
  ['a missing shard', (folder) => rmSync(path.join(folder, 'params_shard_0.bin')), /missing/],
  ['a missing tokenizer', (folder) => rmSync(path.join(folder, 'tokenizer.json')), /missing/],
  [
    'a changed tokenizer',
    (folder) => appendFileSync(path.join(folder, 'tokenizer.json'), ' '),
    /bytes instead of/,
  ],
  ['a file too many', (folder) => writeFileSync(path.join(folder, 'notes.txt'), ''), /does not list/],
  ['a missing description', (folder) => rmSync(path.join(folder, CACHE)), /cannot be read/],
  ['a description cut short', (folder) => truncateSync(path.join(folder, CACHE), 500), /JSON/],
  ['a tensor of another name', edit(CACHE, 'model.norm.weight', 'model.norm.bias'), /does not belong/],
  ['a tensor of another type', edit(CACHE, '"uint32"', '"float32"'), /the model has uint32/],
  ['a tensor that moved', edit(CACHE, '"byteOffset": 0\n', '"byteOffset": 4\n'), /lies at byte 4/],
  ['a path out of the folder', edit(CACHE, 'params_shard_0', '../params_shard_0'), /dataPath/],
  ['another model', edit(CONFIG, '"num_hidden_layers": 2', '"num_hidden_layers": 3'), /missing/],
  [
    'a model beyond belief',
    edit(CONFIG, '"num_hidden_layers": 2', '"num_hidden_layers": 99999999'),
    /num_hidden_layers/,
  ],
  ['another quantisation', edit(CONFIG, 'q4f16_1', 'q4f32_1'), /the model has float32|has uint32|float32/],
  [
    'a manifest that hides a file',
    edit('manifest.json', 'tokenizer.json', 'tokenizer.jsom'),
    /does not list|missing/,
  ],
  ['a manifest of another form', edit('manifest.json', '"format": 1', '"format": 2'), /format/],
])('refuses %s', async (title, spoil, message) => {
  const folder = path.join(room, title.replaceAll(' ', '-'));
  cpSync(good, folder, { recursive: true });
  spoil(folder);
  await expect(verifyFolder(folder)).rejects.toMatchObject({
    code: 'folder-invalid',
    message: expect.stringMatching(message) as string,
  });
});

it('refuses what is no folder', async () => {
  await expect(verifyFolder(path.join(room, 'nothing'))).rejects.toMatchObject({ code: 'not-found' });
});
