import type { PlannedShard } from './planShards.ts';

/** The form of tensor-cache.json, as WebLLM's fetchTensorCache reads it and TVM's tvmjs module writes it. */
export interface TensorCache {
  readonly metadata: {
    readonly ParamSize: number;
    readonly ParamBytes: number;
    readonly BitsPerParam: number;
  };
  readonly records: readonly TensorCacheShard[];
}

export interface TensorCacheShard {
  readonly dataPath: string;
  readonly format: 'raw-shard';
  readonly nbytes: number;
  readonly md5sum: string;
  readonly records: readonly TensorCacheRecord[];
}

export interface TensorCacheRecord {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Never `f32-to-bf16`, which would halve the precision of f32 tensors. */
  readonly format: 'raw';
  readonly nbytes: number;
  readonly byteOffset: number;
}

/**
 * @param md5sums by dataPath
 * @param weights how many weights the model has before quantisation
 */
export function tensorCache(
  shards: readonly PlannedShard[],
  md5sums: ReadonlyMap<string, string>,
  weights: number,
): TensorCache {
  const bytes = shards.reduce((sum, shard) => sum + shard.nbytes, 0);
  const tensors = shards.reduce((sum, shard) => sum + shard.records.length, 0);
  return {
    metadata: { ParamSize: tensors, ParamBytes: bytes, BitsPerParam: (bytes * 8) / weights },
    records: shards.map(({ dataPath, nbytes, records }) => ({
      dataPath,
      format: 'raw-shard',
      nbytes,
      md5sum: md5sums.get(dataPath) ?? '',
      records: records.map(({ name, shape, dtype, nbytes: size, byteOffset }) => ({
        name,
        shape,
        dtype,
        format: 'raw',
        nbytes: size,
        byteOffset,
      })),
    })),
  };
}
