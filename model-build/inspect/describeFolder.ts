import { estimateMemory } from '../config/memory.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';

/** A folder that has been built: what it says of itself. */
export function describeFolder(folder: ModelFolder, library: string | null) {
  const { geometry, windows, quantization, cache, manifest, bytes } = folder;
  return {
    kind: 'built' as const,
    quantization,
    geometry,
    ...windows,
    library,
    /** Of all its files. */
    bytes,
    ...estimateMemory(geometry, windows, quantization),
    ...cache.metadata,
    shards: cache.records.map(({ dataPath, nbytes, records }) => ({
      dataPath,
      nbytes,
      tensors: records.length,
    })),
    tensors: cache.records.flatMap(({ records }) =>
      records.map(({ name, dtype, shape, nbytes }) => ({ name, type: dtype, shape, nbytes })),
    ),
    source: manifest?.source ?? null,
  };
}

export type BuiltDescription = ReturnType<typeof describeFolder>;
