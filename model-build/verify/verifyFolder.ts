import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
import { geometryFromChatConfig } from '../config/geometryFromChatConfig.ts';
import { modelParameters, parameterTensors } from '../config/parameters.ts';
import { ModelBuildError } from '../errors.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import { MANIFEST_FILE, manifestSchema, type Manifest } from '../shards/manifest.ts';
import type { TensorCache } from '../shards/tensorCache.ts';
import { folderInvalid } from './folderInvalid.ts';
import { hashFile } from './hashFile.ts';
import { readJson } from './readJson.ts';
import { readTensorCache } from './readTensorCache.ts';

const CONFIG_FILE = 'mlc-chat-config.json';

export interface ModelFolder {
  readonly geometry: ModelGeometry;
  readonly windows: Windows;
  readonly quantization: Quantization;
  readonly cache: TensorCache;
  /** Null for a folder that another converter made. */
  readonly manifest: Manifest | null;
  /** Of all its files. */
  readonly bytes: number;
}

/**
 * Reads a model folder's descriptions and holds them to each other, without reading weights.
 *
 * @throws ModelBuildError `folder-invalid` or `not-found`
 */
export async function readFolder(folder: string): Promise<ModelFolder> {
  const names = await fileNames(folder);
  const at = (name: string): string => path.join(folder, name);
  if (!names.has(CONFIG_FILE)) {
    throw new ModelBuildError({
      code: 'folder-invalid',
      file: folder,
      message: `This is no built model: it has no ${CONFIG_FILE}.`,
      remedy: 'Give the folder that “build” has made; what a publisher gives is shown by “inspect”.',
    });
  }
  const config = at(CONFIG_FILE);
  const { geometry, windows, quantization, tokenizerFiles } = geometryFromChatConfig(
    await readJson(config),
    config,
  );
  const expected = modelParameters(geometry).flatMap((parameter) =>
    parameterTensors(parameter, quantization),
  );
  const cache = readTensorCache(await readJson(at('tensor-cache.json')), at('tensor-cache.json'), expected);
  const manifest = names.has(MANIFEST_FILE) ? await readManifest(at(MANIFEST_FILE)) : null;
  for (const name of [...tokenizerFiles, ...cache.records.map(({ dataPath }) => dataPath)]) {
    if (!names.has(name)) throw folderInvalid(at(name), 'The file is missing.');
  }
  if (!tokenizerFiles.includes('tokenizer.json')) throw folderInvalid(config, 'It names no tokenizer.json.');
  await readJson(at('tokenizer.json'));
  if (manifest !== null) {
    const listed = new Set([MANIFEST_FILE, ...manifest.files.map((file) => file.path)]);
    const extra = [...names].find((name) => !listed.has(name));
    if (extra !== undefined) throw folderInvalid(at(extra), 'The manifest does not list this file.');
    if (manifest.quantization !== quantization)
      throw folderInvalid(at(MANIFEST_FILE), 'It names another quantisation.');
  }
  const sizes = await Promise.all([...names].map(async (name) => (await stat(at(name))).size));
  return {
    geometry,
    windows,
    quantization,
    cache,
    manifest,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Checks a model folder whole: what readFolder checks, and every byte against the hashes of tensor-cache.json and,
 * where there is one, the manifest.
 */
export async function verifyFolder(folder: string, options: VerifyOptions = {}): Promise<ModelFolder> {
  const model = await readFolder(folder);
  const shards = new Map(model.cache.records.map((shard) => [shard.dataPath, shard]));
  const listed = new Map(model.manifest?.files.map((file) => [file.path, file]));
  const names = new Set([...shards.keys(), ...listed.keys()]);
  const wantedBytes = (name: string): number => shards.get(name)?.nbytes ?? listed.get(name)?.bytes ?? 0;
  const total = [...names].reduce((sum, name) => sum + wantedBytes(name), 0);
  let done = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    const shard = shards.get(name);
    const entry = listed.get(name);
    const { size } = await stat(file).catch(() => {
      throw folderInvalid(file, 'The file is missing.');
    });
    const wanted = wantedBytes(name);
    if (size !== wanted) throw folderInvalid(file, `It has ${size} bytes instead of ${wanted}.`);
    const hashes = await hashFile(file, options.signal, (count) => {
      done += count;
      options.onProgress?.(done, total);
    });
    if (shard !== undefined && hashes.md5 !== shard.md5sum) {
      throw folderInvalid(file, `Its MD5 is ${hashes.md5}; tensor-cache.json says ${shard.md5sum}.`);
    }
    if (entry !== undefined && (hashes.sha256 !== entry.sha256 || hashes.bytes !== entry.bytes)) {
      throw folderInvalid(file, `Its SHA-256 is ${hashes.sha256}; the manifest says ${entry.sha256}.`);
    }
  }
  return model;
}

async function fileNames(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(await readdir(folder));
  } catch (cause) {
    throw new ModelBuildError({
      code: 'not-found',
      file: folder,
      message: 'This is not a folder that can be read.',
      remedy: 'Give the path of a model folder.',
      cause,
    });
  }
}

async function readManifest(file: string): Promise<Manifest> {
  const parsed = manifestSchema.safeParse(await readJson(file));
  if (!parsed.success) throw folderInvalid(file, firstIssue(parsed.error));
  return parsed.data;
}
