/**
 * Everything that a load needs, out of the browser's storage: the downloader or an import has put it there. No request
 * goes out from here; web-llm finds each file in its own caches, and what is missing is told before it looks.
 */
import { toHex } from '../../lib/shared/toHex.ts';
import { fileOf, libraryFile } from '../../models/storage/fileList.ts';
import {
  CHAT_CONFIG,
  readChatConfig,
  readTensorCache,
  TENSOR_CACHE,
  TOKENIZER,
} from '../../models/storage/modelJson.ts';
import type { ModelStorage } from '../../models/storage/modelStorage.ts';
import { readWhole } from '../../models/storage/readWhole.ts';
import { EngineError } from '../errors.ts';
import { filesMissingError } from '../fileErrors.ts';
import type { LoadOptions } from '../protocol.ts';
import { parseTokenizerFile } from './promptEncoder.ts';
import type { TokenizerFile } from './promptEncoder.ts';

export interface Artifacts {
  readonly contextWindowSize: number;
  readonly tokenizer: TokenizerFile;
  /** The library's bytes, as checked. */
  readonly library: ArrayBuffer;
  /** Of those bytes, in hex. */
  readonly librarySha256: string;
  /** Of all shards. */
  readonly weightBytes: number;
}

/** @param expected in hex; null where nobody knows it */
async function checkLibrary(bytes: ArrayBuffer, expected: string | null): Promise<string> {
  const sha256 = toHex(await crypto.subtle.digest('SHA-256', bytes));
  if (expected === null || sha256 === expected) return sha256;
  throw new EngineError({
    code: 'integrity',
    message: "The model's library is not the one that this page was made for, so it was not run.",
    remedy: 'Reload the page; if that does not help, tell whoever hosts it.',
    retryable: false,
    cause: `SHA-256 is ${sha256}, expected ${expected}`,
  });
}

/** @throws EngineError `files-missing`, `model-invalid`, `integrity` */
export async function readArtifacts(options: LoadOptions, storage: ModelStorage): Promise<Artifacts> {
  const { weightsUrl } = options;
  const read = (name: string): Promise<ArrayBuffer> => readWhole(storage, fileOf(weightsUrl, name));
  const [config, tensors, tokenizer, library] = await Promise.all([
    read(CHAT_CONFIG).then(readChatConfig),
    read(TENSOR_CACHE).then(readTensorCache),
    read(TOKENIZER).then(parseTokenizerFile),
    readWhole(storage, libraryFile(options.libraryUrl, null)),
  ]);
  const looks = await Promise.all(
    tensors.records.map(({ dataPath }) => storage.look(fileOf(weightsUrl, dataPath))),
  );
  const missing = tensors.records.filter((_, index) => (looks[index] ?? null) === null);
  if (missing.length > 0) throw filesMissingError(missing.map(({ dataPath }) => dataPath));
  return {
    contextWindowSize: config.context_window_size,
    tokenizer,
    library,
    librarySha256: await checkLibrary(library, options.librarySha256),
    weightBytes: tensors.records.reduce((sum, { nbytes }) => sum + nbytes, 0),
  };
}
