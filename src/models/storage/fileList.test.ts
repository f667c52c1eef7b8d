import { describe, expect, it } from 'vitest';
import { fileOf, filesOfManifest, filesWithoutManifest, libraryFile, withShards } from './fileList.ts';
import { readManifest, readTensorCache } from './modelJson.ts';

const BASE = 'https://host.example/models/x/resolve/main/';
const SHA = 'ab'.repeat(32);
const MD5 = 'cd'.repeat(16);
const bytesOf = (json: unknown): ArrayBuffer => new TextEncoder().encode(JSON.stringify(json)).buffer;
const entry = (path: string, bytes = 1): object => ({ path, bytes, sha256: SHA });
const NEEDED = ['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json'].map((name) => entry(name));
const manifest = (...files: object[]) => readManifest(bytesOf({ format: 1, files: [...NEEDED, ...files] }));
const tensors = (nbytes: number) =>
  readTensorCache(bytesOf({ records: [{ dataPath: 'params_shard_0.bin', nbytes, md5sum: MD5 }] }));
const ITSELF = { bytes: 9, sha256: SHA };

describe('the list of a model', () => {
  it('puts each file where web-llm looks for it', () => {
    expect(fileOf(BASE, 'mlc-chat-config.json')).toMatchObject({
      url: `${BASE}mlc-chat-config.json`,
      shelf: 'config',
    });
    expect(fileOf(BASE, 'params_shard_0.bin').shelf).toBe('model');
    expect(libraryFile('https://host.example/libs/a.wasm?v=1', SHA)).toMatchObject({
      name: 'a.wasm',
      shelf: 'library',
      sha256: SHA,
    });
  });

  it('is the manifest, with itself', () => {
    const files = filesOfManifest(BASE, manifest(entry('params_shard_0.bin', 5)), ITSELF);
    expect(files.map(({ name }) => name)).toEqual([
      'manifest.json',
      'mlc-chat-config.json',
      'tensor-cache.json',
      'tokenizer.json',
      'params_shard_0.bin',
    ]);
    expect(files.at(-1)).toMatchObject({ bytes: 5, sha256: SHA, md5: null });
    expect(withShards(BASE, files, tensors(5), true)).toEqual(files);
  });

  it('is tensor-cache.json where there is no manifest', () => {
    const files = withShards(BASE, filesWithoutManifest(BASE), tensors(5), false);
    expect(files.at(-1)).toMatchObject({ name: 'params_shard_0.bin', bytes: 5, sha256: null, md5: MD5 });
  });

  it.each([
    ['twice', () => filesOfManifest(BASE, manifest(entry('a.bin'), entry('a.bin')), ITSELF)],
    ['twice', () => filesOfManifest(BASE, manifest(entry('manifest.json')), ITSELF)],
    [
      'does not list tensor-cache.json',
      () => filesOfManifest(BASE, readManifest(bytesOf({ format: 1, files: NEEDED.slice(0, 1) })), ITSELF),
    ],
    ['does not list it', () => withShards(BASE, filesOfManifest(BASE, manifest(), ITSELF), tensors(5), true)],
    [
      'says 6 bytes',
      () =>
        withShards(
          BASE,
          filesOfManifest(BASE, manifest(entry('params_shard_0.bin', 6)), ITSELF),
          tensors(5),
          true,
        ),
    ],
  ])('is refused: %s', (words, list) => {
    expect(list).toThrow(words);
  });

  it.each(['../up.bin', '..', '.hidden', 'a/b.bin', 'a\\b.bin', 'https://x.example/', '', 'a b'])(
    'takes no file name that leads elsewhere: %j',
    (path) => {
      expect(() => manifest(entry(path))).toThrow('cannot be read');
      expect(() => readTensorCache(bytesOf({ records: [{ dataPath: path, nbytes: 1 }] }))).toThrow(
        'cannot be read',
      );
    },
  );

  it.each([{ format: 2, files: NEEDED }, { format: 1, files: [] }, [], null, 'text'])(
    'takes no manifest of another form: %j',
    (json) => {
      expect(() => readManifest(bytesOf(json))).toThrow('cannot be read');
    },
  );
});
