import { readHeader } from '../gguf/readHeader.ts';
import type { GgufValue } from '../gguf/types.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { ggufFile, isHuggingFace } from '../model/openBase.ts';
import { openTensors, type OpenTensors } from '../safetensors/openTensors.ts';

/** A tensor as its file names and stores it. */
export interface ListedTensor {
  readonly name: string;
  readonly type: string;
  /** Rows first, as Hugging Face counts. */
  readonly shape: readonly number[];
  readonly nbytes: number;
}

export interface SourceContents {
  readonly form: 'safetensors' | 'gguf';
  /** Of the files that hold weights. */
  readonly files: readonly string[];
  readonly tensors: readonly ListedTensor[];
  /** GGUF's version and metadata; absent for safetensors. */
  readonly version?: number;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Reads the headers of a base's weights, whether or not the model is one that can be built. @throws ModelBuildError */
export async function listContents(folder: SourceFolder, signal?: AbortSignal): Promise<SourceContents> {
  if (isHuggingFace(folder)) {
    const opened = await openTensors(folder, signal);
    await opened.close();
    return { form: 'safetensors', files: opened.files, tensors: storedTensors(opened) };
  }
  const file = ggufFile(folder);
  const access = await folder.open(file, signal);
  try {
    const { version, metadata, tensors } = await readHeader(access);
    return {
      form: 'gguf',
      files: [file],
      version,
      metadata: Object.fromEntries([...metadata].map(([key, value]) => [key, shorten(value)])),
      tensors: [...tensors.values()].map(({ name, dims, layout, nbytes }) => ({
        name,
        type: layout.name,
        shape: [...dims].reverse(),
        nbytes,
      })),
    };
  } finally {
    await access.close();
  }
}

export function storedTensors({ tensors }: Pick<OpenTensors, 'tensors'>): ListedTensor[] {
  return [...tensors.values()].map(({ name, dtype, shape, nbytes }) => ({
    name,
    type: dtype,
    shape,
    nbytes,
  }));
}

/** Vocabularies would drown everything else. */
const SHOWN_ITEMS = 4;

function shorten(value: GgufValue): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!Array.isArray(value)) return value;
  const items = value as readonly GgufValue[];
  return { length: items.length, first: items.slice(0, SHOWN_ITEMS).map(shorten) };
}
