import type { RandomAccess } from '../gguf/randomAccess.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { readSourceJson } from '../huggingface/readSourceJson.ts';
import { ModelBuildError } from '../errors.ts';
import { quoteName, safetensorsInvalid } from './invalid.ts';
import { MAX_INDEX_BYTES } from './limits.ts';
import { readSafetensorsHeader, type StoredTensor } from './readHeader.ts';
import { readShardIndex } from './readShardIndex.ts';

export interface OpenTensors {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** The file that lists all of them, for messages. */
  readonly list: string;
  /** The files that were opened, in order of name. */
  readonly files: readonly string[];
  close(): Promise<void>;
}

export const SINGLE_FILE = 'model.safetensors';
export const INDEX_FILE = 'model.safetensors.index.json';

/**
 * Opens the weights of a model's folder: one safetensors file, or the shards that its index lists. Only headers are read.
 *
 * @throws ModelBuildError `safetensors-invalid` where a file is damaged or index and shards disagree; `unsupported` where
 *   the folder has its weights in another form only
 */
export async function openTensors(folder: SourceFolder, signal?: AbortSignal): Promise<OpenTensors> {
  // As in transformers: the single file wins where both are there.
  if (folder.files.has(SINGLE_FILE)) return openAll(folder, [SINGLE_FILE], undefined, signal);
  if (!folder.files.has(INDEX_FILE)) throw noWeights(folder);
  const at = `${folder.name}/${INDEX_FILE}`;
  const index = readShardIndex(await readSourceJson(folder, INDEX_FILE, MAX_INDEX_BYTES), at);
  return openAll(folder, [...new Set(index.values())].sort(), { at, index }, signal);
}

/** Opens one safetensors file of a folder, such as an adapter. */
export function openSafetensors(
  folder: SourceFolder,
  name: string,
  signal?: AbortSignal,
): Promise<OpenTensors> {
  return openAll(folder, [name], undefined, signal);
}

interface ShardIndex {
  /** Its file, for messages. */
  readonly at: string;
  /** From a tensor to the shard that holds it. */
  readonly index: ReadonlyMap<string, string>;
}

/** Before anything is fetched. */
function refuseMissing(folder: SourceFolder, files: readonly string[], { at, index }: ShardIndex): void {
  const missing = files.find((file) => !folder.files.has(file));
  if (missing === undefined) return;
  const [tensor = ''] = [...index].find(([, shard]) => shard === missing) ?? [];
  throw safetensorsInvalid(
    at,
    `It says that the tensor is in ${missing}, which is missing.`,
    quoteName(tensor),
  );
}

async function openAll(
  folder: SourceFolder,
  files: readonly string[],
  index: ShardIndex | undefined,
  signal: AbortSignal | undefined,
): Promise<OpenTensors> {
  const opened: RandomAccess[] = [];
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.map((access) => access.close()));
  };
  try {
    if (index !== undefined) refuseMissing(folder, files, index);
    // All at once; what is read by ranges stays where it is.
    await folder.fetch(files);
    const tensors = new Map<string, StoredTensor>();
    for (const file of files) {
      const access = await folder.open(file, signal);
      opened.push(access);
      for (const [name, tensor] of await readSafetensorsHeader(access)) {
        const listed = index?.index.get(name);
        if (index !== undefined && listed !== file) {
          throw safetensorsInvalid(
            index.at,
            listed === undefined
              ? `It does not list the tensor, which ${file} holds.`
              : `It says that the tensor is in ${listed}; ${file} holds it.`,
            quoteName(name),
          );
        }
        tensors.set(name, tensor);
      }
    }
    for (const [name, file] of index?.index ?? []) {
      if (!tensors.has(name)) {
        throw safetensorsInvalid(index?.at ?? file, `${file} does not hold the tensor.`, quoteName(name));
      }
    }
    return { tensors, list: index?.at ?? `${folder.name}/${files.join()}`, files, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function noWeights(folder: SourceFolder): ModelBuildError {
  const pickled = [...folder.files.keys()].find((name) => /\.(?:bin|pt|pth)$/.test(name));
  return new ModelBuildError({
    code: pickled === undefined ? 'not-found' : 'unsupported',
    file: folder.name,
    message:
      pickled === undefined
        ? `It holds neither ${SINGLE_FILE} nor ${INDEX_FILE}.`
        : `Its weights are a Python pickle (${pickled}), which can run code when it is read; only safetensors are read.`,
    remedy:
      'Give a folder in the form of Hugging Face’s transformers; its save_pretrained writes safetensors.',
  });
}
