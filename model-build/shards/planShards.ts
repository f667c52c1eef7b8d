import type { TensorSpec } from '../config/parameters.ts';

/** WebLLM fetches whole shards into memory: its converters cap them at 32 MiB. */
const SHARD_LIMIT_BYTES = 32 * 1024 * 1024;

export interface PlannedTensor extends TensorSpec {
  readonly byteOffset: number;
}

export interface PlannedShard {
  readonly dataPath: string;
  readonly nbytes: number;
  readonly records: readonly PlannedTensor[];
}

/**
 * Says which tensor goes where, before any weight is read. The rule is the one of TVM's own writer
 * (tvm.contrib.tvmjs): a tensor that would fill the open shard closes it, except that one of half the limit or more
 * gets a shard of its own at once, and the open one goes on.
 */
export function planShards(
  tensors: readonly TensorSpec[],
  limit: number = SHARD_LIMIT_BYTES,
): PlannedShard[] {
  const shards: PlannedShard[] = [];
  let records: PlannedTensor[] = [];
  let pending = 0;
  const close = (nbytes: number, closed: readonly PlannedTensor[]): void => {
    shards.push({ dataPath: `params_shard_${shards.length}.bin`, nbytes, records: closed });
  };
  for (const tensor of tensors) {
    if (pending + tensor.nbytes >= limit) {
      if (tensor.nbytes * 2 >= limit) {
        close(tensor.nbytes, [{ ...tensor, byteOffset: 0 }]);
        continue;
      }
      close(pending, records);
      records = [];
      pending = 0;
    }
    records.push({ ...tensor, byteOffset: pending });
    pending += tensor.nbytes;
  }
  if (pending > 0) close(pending, records);
  return shards;
}
