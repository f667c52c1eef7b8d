import { createHash } from 'node:crypto';
import { statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ChatConfigFile } from '../config/chatConfig.ts';
import { parameterTensors, type Parameter } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { ModelBuildError } from '../errors.ts';
import { quantizeParameters } from '../parallel/quantizeParameters.ts';
import { fileError } from './fileError.ts';
import { MANIFEST_FILE, type Manifest, type SourceRecord } from './manifest.ts';
import { openPartialFolder } from './partialFolder.ts';
import { planShards, type PlannedShard } from './planShards.ts';
import { quantizeParameter } from './quantizeParameter.ts';
import { ShardWriter, type FileDigest } from './shardWriter.ts';
import { tensorCache } from './tensorCache.ts';

export interface ModelFolderOptions {
  /** Must not exist yet. */
  readonly target: string;
  readonly quantization: Quantization;
  readonly parameters: readonly Parameter[];
  readonly source: WeightSource;
  readonly config: ChatConfigFile;
  /** Objects for tokenizer.json and tokenizer_config.json. */
  readonly tokenizer: { readonly tokenizer: object; readonly config: object };
  /** What the weights came from; awaited at the end, so that inputs can be hashed meanwhile. */
  readonly provenance: SourceRecord | Promise<SourceRecord>;
  /** Threads that compute; default: one for each core, 8 at most. */
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Weights quantised so far, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface BuiltFolder {
  readonly bytes: number;
  readonly files: Manifest['files'];
}

/** Below it, starting threads would take longer than the work: about a second. */
const PARALLEL_FROM_WEIGHTS = 16 * 1024 * 1024;

/** For the JSON files and the file system's own needs, when the free space is compared with what will be written. */
const SPARE_BYTES = 8 * 1024 * 1024;

/**
 * Makes a model folder that WebLLM can load (see model-build/README.md for its form). The target appears whole or not
 * at all; the same inputs give the same bytes.
 *
 * @throws ModelBuildError; whatever was written by then is removed
 */
export async function buildModelFolder(options: ModelFolderOptions): Promise<BuiltFolder> {
  const { parameters, quantization } = options;
  const shards = planShards(parameters.flatMap((parameter) => parameterTensors(parameter, quantization)));
  const folder = await openPartialFolder(options.target);
  try {
    await refuseFullDisk(folder.directory, shards);
    const files = await writeFiles(folder.directory, shards, options);
    await folder.commit();
    return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files };
  } catch (cause) {
    await folder.discard();
    throw fileError(cause, options.target);
  }
}

async function writeFiles(
  directory: string,
  shards: readonly PlannedShard[],
  options: ModelFolderOptions,
): Promise<Manifest['files']> {
  const { parameters, quantization } = options;
  const total = parameters.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const digests = await writeShards(directory, shards, total, options);
  const md5sums = new Map([...digests].map(([dataPath, digest]) => [dataPath, digest.md5]));
  const files = [...digests.values()].map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 }));
  const writeJson = async (name: string, content: object, indent?: number): Promise<void> => {
    const bytes = Buffer.from(`${JSON.stringify(content, undefined, indent)}\n`);
    await writeFile(path.join(directory, name), bytes, { flush: true });
    files.push({ path: name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  };
  await writeJson('tensor-cache.json', tensorCache(shards, md5sums, total), 1);
  await writeJson('mlc-chat-config.json', options.config, 2);
  await writeJson('tokenizer.json', options.tokenizer.tokenizer);
  await writeJson('tokenizer_config.json', options.tokenizer.config, 2);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = { format: 1, quantization, source: await options.provenance, files: [...files] };
  await writeJson(MANIFEST_FILE, manifest, 2);
  return files;
}

async function writeShards(
  directory: string,
  shards: readonly PlannedShard[],
  total: number,
  options: ModelFolderOptions,
): Promise<ReadonlyMap<string, FileDigest>> {
  const { parameters, source, quantization, signal } = options;
  const writer = new ShardWriter(directory, shards);
  let done = 0;
  const onWeights = (count: number): void => {
    done += count;
    options.onProgress?.(done, total);
  };
  try {
    const write = async (parameter: Parameter, contents: readonly Uint8Array[]): Promise<void> => {
      const tensors = parameterTensors(parameter, quantization);
      for (const [i, { name }] of tensors.entries()) {
        await writer.write(name, contents[i] ?? new Uint8Array());
      }
    };
    const { locate } = source;
    if (locate !== undefined && total >= PARALLEL_FROM_WEIGHTS) {
      const parallel = { quantization, signal, onWeights, threads: options.threads };
      await quantizeParameters(parameters, { ...source, locate }, parallel, write);
    } else {
      for (const parameter of parameters) {
        await write(
          parameter,
          await quantizeParameter(parameter, source, { quantization, signal, onWeights }),
        );
      }
    }
    return writer.finish();
  } finally {
    await writer.close();
  }
}

async function refuseFullDisk(directory: string, shards: readonly PlannedShard[]): Promise<void> {
  const needed = shards.reduce((sum, shard) => sum + shard.nbytes, SPARE_BYTES);
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new ModelBuildError({
    code: 'disk-full',
    file: directory,
    message: `The model needs ${Math.ceil(needed / 1e6)} MB, and ${Math.floor(free / 1e6)} MB are free on its disk.`,
    remedy: 'Free some space or choose a target on another disk, then run the same command again.',
  });
}
