/**
 * Everything that a load needs, put into the caches that web-llm reads before web-llm starts. Its own download knows no
 * bytes, no retry, no hash of the library, and no difference between a missing file, a web page and a full disk.
 */
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import type { LoadOptions, LoadProgress } from '../protocol.ts';
import { CONFIG_CACHE, LIBRARY_CACHE, MODEL_CACHE } from './download.ts';
import { parseTokenizerFile } from './promptEncoder.ts';
import type { TokenizerFile } from './promptEncoder.ts';
import { readSmallFile } from './smallFile.ts';
import { storeWeights } from './weights.ts';
import type { Shard } from './weights.ts';
import { invalidModelError } from './workerErrors.ts';

/** mlc-chat-config.json: what we read ourselves; the rest is web-llm's. */
const chatConfig = z.looseObject({
  context_window_size: z.number().int().positive(),
  tokenizer_files: z.array(z.string()).refine((files) => files.includes('tokenizer.json'), {
    message: 'no tokenizer.json: control tokens cannot be told from text',
  }),
});

/** A shard's name is a plain file name: a list must not reach outside the model's own folder. */
const tensorCache = z.looseObject({
  records: z
    .array(
      z.looseObject({
        dataPath: z.string().regex(/^[\w-][\w.-]*$/),
        nbytes: z.number().int().positive(),
        md5sum: z.string().default(''),
      }),
    )
    .min(1),
});

export interface Artifacts {
  readonly contextWindowSize: number;
  readonly tokenizer: TokenizerFile;
  /** The library's bytes, as checked. */
  readonly library: ArrayBuffer;
  /** Of all shards. */
  readonly weightBytes: number;
}

function readJson<T>(name: string, schema: z.ZodType<T>): (bytes: ArrayBuffer) => T {
  return (bytes) => {
    try {
      return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      throw invalidModelError(`The model's ${name} cannot be read.`, cause);
    }
  };
}

/** @param sha256 in hex; null where nobody knows it */
function checkLibrary(sha256: string | null): (bytes: ArrayBuffer) => Promise<ArrayBuffer> {
  return async (bytes) => {
    if (sha256 === null) return bytes;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex === sha256) return bytes;
    throw new EngineError({
      code: 'integrity',
      message: "The model's library is not the one that this page was made for, so it was not run.",
      remedy: 'Reload the page; if that does not help, tell whoever hosts it.',
      retryable: false,
      cause: `SHA-256 is ${hex}, expected ${sha256}`,
    });
  };
}

export async function fetchArtifacts(
  options: LoadOptions,
  signal: AbortSignal,
  onProgress: (progress: LoadProgress) => void,
): Promise<Artifacts> {
  let loadedBytes = 0;
  let totalBytes = 0;
  let fromCache = true;
  const onBytes = (count: number, fromNetwork: boolean): void => {
    if (count === 0) return;
    loadedBytes += count;
    if (fromNetwork) fromCache = false;
    onProgress({ phase: 'download', loadedBytes, totalBytes, fromCache });
  };
  const fileUrl = (name: string): string => new URL(name, options.weightsUrl).href;
  const common = { signal, onBytes };
  const [config, list, tokenizer, library] = await Promise.all([
    readSmallFile({
      ...common,
      url: fileUrl('mlc-chat-config.json'),
      cacheName: CONFIG_CACHE,
      proven: false,
      read: readJson('mlc-chat-config.json', chatConfig),
    }),
    readSmallFile({
      ...common,
      url: fileUrl('tensor-cache.json'),
      cacheName: MODEL_CACHE,
      proven: false,
      read: readJson('tensor-cache.json', tensorCache),
    }),
    readSmallFile({
      ...common,
      url: fileUrl('tokenizer.json'),
      cacheName: MODEL_CACHE,
      proven: false,
      read: parseTokenizerFile,
    }),
    readSmallFile({
      ...common,
      url: options.libraryUrl,
      cacheName: LIBRARY_CACHE,
      proven: options.librarySha256 !== null,
      read: checkLibrary(options.librarySha256),
    }),
  ]);
  const shards = list.records.map(({ dataPath, nbytes, md5sum }): Shard => ({
    url: fileUrl(dataPath),
    bytes: nbytes,
    md5: md5sum,
  }));
  const weightBytes = shards.reduce((sum, shard) => sum + shard.bytes, 0);
  totalBytes = loadedBytes + weightBytes;
  await storeWeights(shards, signal, onBytes);
  return { contextWindowSize: config.context_window_size, tokenizer, library, weightBytes };
}
