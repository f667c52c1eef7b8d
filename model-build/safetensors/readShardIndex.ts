import { isRecord } from '../isRecord.ts';
import { quoteName, quoteValue, safetensorsInvalid } from './invalid.ts';
import { MAX_SHARDS, MAX_TENSORS } from './limits.ts';

/** A file beside the index: no folder, no drive, nothing hidden. */
const SHARD_NAME = /^[A-Za-z0-9][\w.-]{0,200}\.safetensors$/;

/**
 * Reads model.safetensors.index.json: which shard holds which tensor.
 *
 * @param json parsed, of any form
 * @returns shard file by tensor name
 * @throws ModelBuildError `safetensors-invalid`, also where a shard is named by anything but a plain file name
 */
export function readShardIndex(json: unknown, file: string): ReadonlyMap<string, string> {
  const map: unknown = isRecord(json) ? json['weight_map'] : undefined;
  if (!isRecord(map)) throw safetensorsInvalid(file, 'It has no object weight_map.');
  const entries = Object.entries(map);
  if (entries.length === 0) throw safetensorsInvalid(file, 'Its weight_map is empty.');
  if (entries.length > MAX_TENSORS)
    throw safetensorsInvalid(file, `It lists more than ${MAX_TENSORS} tensors.`);
  const shards = new Set<unknown>();
  const byTensor = new Map<string, string>();
  for (const [tensor, shard] of entries) {
    if (typeof shard !== 'string' || !SHARD_NAME.test(shard)) {
      throw safetensorsInvalid(
        file,
        `It says that the tensor is in ${quoteValue(shard)}, which is no safetensors file beside it.`,
        quoteName(tensor),
      );
    }
    byTensor.set(tensor, shard);
    shards.add(shard);
  }
  if (shards.size > MAX_SHARDS) throw safetensorsInvalid(file, `It names more than ${MAX_SHARDS} shards.`);
  return byTensor;
}
