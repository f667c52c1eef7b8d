import { estimateMemory } from '../config/memory.ts';
import { openRandomAccess } from '../gguf/randomAccess.ts';
import { readHeader } from '../gguf/readHeader.ts';
import type { GgufValue } from '../gguf/types.ts';
import { isFolder } from '../isFolder.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import type { Command } from './command.ts';

export const inspect: Command = {
  name: 'inspect',
  usage: 'FILE|DIR',
  summary: 'Prints as JSON what a GGUF file or a model folder holds.',
  help: [],
  options: {},
  positionals: 1,
  run: async (_, [target = ''], { print }) => {
    const description = (await isFolder(target)) ? await describeFolder(target) : await describeGguf(target);
    print(JSON.stringify(description, undefined, 2));
  },
};

async function describeFolder(folder: string): Promise<object> {
  const { geometry, windows, quantization, cache, manifest, bytes } = await readFolder(folder);
  return {
    quantization,
    geometry,
    ...windows,
    downloadBytes: bytes,
    ...estimateMemory(geometry, windows, quantization),
    ...cache.metadata,
    shards: cache.records.map(({ dataPath, nbytes, records }) => ({
      dataPath,
      nbytes,
      tensors: records.length,
    })),
    source: manifest?.source ?? null,
  };
}

/** Vocabularies would drown everything else. */
const SHOWN_ITEMS = 4;

function shorten(value: GgufValue): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!Array.isArray(value)) return value;
  const items = value as readonly GgufValue[];
  return { length: items.length, first: items.slice(0, SHOWN_ITEMS).map(shorten) };
}

async function describeGguf(file: string): Promise<object> {
  const access = await openRandomAccess(file);
  try {
    const gguf = await readHeader(access);
    return {
      version: gguf.version,
      bytes: access.size,
      metadata: Object.fromEntries([...gguf.metadata].map(([key, value]) => [key, shorten(value)])),
      tensors: [...gguf.tensors.values()].map(({ name, dims, layout, nbytes }) => ({
        name,
        shape: [...dims].reverse(),
        type: layout.name,
        nbytes,
      })),
    };
  } finally {
    await access.close();
  }
}
