import { createHash } from 'node:crypto';
import { statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { ChatConfigFile } from '../config/chatConfig.ts';
import { parameterTensors, type Parameter } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { builderKey } from '../builderKey.ts';
import { cancelled, ModelBuildError } from '../errors.ts';
import { quantizeParameters } from '../parallel/quantizeParameters.ts';
import { fileError } from './fileError.ts';
import { keptShards } from './keptShards.ts';
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
  /** Equal only where the source's weights are: what an earlier run made of others is not used. */
  readonly sourceKey: string;
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
  /** Bytes of an earlier run's shards that were checked so far, of all. */
  readonly onCheck?: ((done: number, total: number) => void) | undefined;
  /** What became of an earlier run's work, one line. */
  readonly say?: ((line: string) => void) | undefined;
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
 * at all; the same inputs give the same bytes. A run that was killed, cancelled or failed leaves `<target>.partial`,
 * and the next one goes on after the shards that were finished there.
 *
 * @throws ModelBuildError; what was written is removed where no shard is whole, or where a weight cannot be quantised
 */
export async function buildModelFolder(options: ModelFolderOptions): Promise<BuiltFolder> {
  const { parameters, quantization, sourceKey, signal, onCheck, say } = options;
  const shards = planShards(parameters.flatMap((parameter) => parameterTensors(parameter, quantization)));
  const plan = sha256(JSON.stringify([await builderKey(), sourceKey, quantization, shards]));
  const folder = await openPartialFolder(options.target);
  let whole: ReadonlyMap<string, FileDigest> | undefined;
  try {
    const earlier = await keptShards(folder, plan, shards, { signal, onProgress: onCheck, say });
    const writer = new ShardWriter(folder.directory, shards, {
      kept: earlier,
      onFinished: (digest) => folder.record(digest),
    });
    whole = writer.digests;
    await refuseFullDisk(
      folder.directory,
      shards.filter(({ dataPath }) => !earlier.has(dataPath)),
    );
    await writeShards(writer, options);
    const files = await writeFiles(folder.directory, shards, whole, options);
    await folder.commit();
    return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files };
  } catch (cause) {
    // What is cut off may fail in words of its own, such as a thread that was ended.
    const error = signal?.aborted === true ? cancelled() : fileError(cause, options.target);
    // The same weights would fail again.
    const hopeless = error instanceof ModelBuildError && error.code === 'weight-invalid';
    // Before earlier shards are checked, whatever there is stays.
    const kept = whole?.size ?? folder.journal.length;
    if (hopeless || kept === 0) {
      await folder.discard();
      throw error;
    }
    await folder.leave();
    throw whole === undefined
      ? error
      : resumable(error, `${folder.place} keeps ${kept} of ${shards.length} shards`);
  }
}

function resumable(error: unknown, kept: string): unknown {
  if (!(error instanceof ModelBuildError)) return error;
  return error.with({ remedy: `${error.remedy} It goes on where this one ended: ${kept}.` });
}

/** What lies beside the shards. */
async function writeFiles(
  directory: string,
  shards: readonly PlannedShard[],
  digests: ReadonlyMap<string, FileDigest>,
  options: ModelFolderOptions,
): Promise<Manifest['files']> {
  const md5sums = new Map([...digests].map(([dataPath, digest]) => [dataPath, digest.md5]));
  const files = [...digests.values()].map(({ path: file, bytes, sha256: hash }) => ({
    path: file,
    bytes,
    sha256: hash,
  }));
  const writeJson = async (name: string, content: object, indent?: number): Promise<void> => {
    const bytes = Buffer.from(`${JSON.stringify(content, undefined, indent)}\n`);
    await writeFile(path.join(directory, name), bytes, { flush: true });
    files.push({ path: name, bytes: bytes.length, sha256: sha256(bytes) });
  };
  await writeJson('tensor-cache.json', tensorCache(shards, md5sums, weightsOf(options.parameters)), 1);
  await writeJson('mlc-chat-config.json', options.config, 2);
  await writeJson('tokenizer.json', options.tokenizer.tokenizer);
  await writeJson('tokenizer_config.json', options.tokenizer.config, 2);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { quantization, provenance } = options;
  const manifest: Manifest = { format: 1, quantization, source: await provenance, files: [...files] };
  await writeJson(MANIFEST_FILE, manifest, 2);
  return files;
}

async function writeShards(writer: ShardWriter, options: ModelFolderOptions): Promise<void> {
  const { parameters, source, quantization, signal } = options;
  const missing = parameters.filter((parameter) =>
    parameterTensors(parameter, quantization).some(({ name }) => !writer.has(name)),
  );
  const total = weightsOf(parameters);
  let done = total - weightsOf(missing);
  const onWeights = (count: number): void => {
    done += count;
    options.onProgress?.(done, total);
  };
  onWeights(0);
  try {
    const write = async (parameter: Parameter, contents: readonly Uint8Array[]): Promise<void> => {
      const tensors = parameterTensors(parameter, quantization);
      for (const [i, { name }] of tensors.entries()) {
        await writer.write(name, contents[i] ?? new Uint8Array());
      }
    };
    const { locate } = source;
    if (locate !== undefined && weightsOf(missing) >= PARALLEL_FROM_WEIGHTS) {
      const parallel = { quantization, signal, onWeights, threads: options.threads };
      await quantizeParameters(missing, { ...source, locate }, parallel, write);
    } else {
      for (const parameter of missing) {
        await write(
          parameter,
          await quantizeParameter(parameter, source, { quantization, signal, onWeights }),
        );
      }
    }
    writer.finish();
  } finally {
    await writer.close();
  }
}

function weightsOf(parameters: readonly Parameter[]): number {
  return parameters.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
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
