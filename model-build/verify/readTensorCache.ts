import { z } from 'zod';
import type { TensorSpec } from '../config/parameters.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import type { TensorCache } from '../shards/tensorCache.ts';
import { folderInvalid } from './folderInvalid.ts';

const count = z.number().int().nonnegative();

const schema: z.ZodType<TensorCache> = z.object({
  metadata: z.object({ ParamSize: count, ParamBytes: count, BitsPerParam: z.number() }),
  records: z.array(
    z.object({
      // A bare file name: the folder's own, whatever the file says.
      dataPath: z.string().regex(/^[\w-][\w.-]*$/),
      format: z.literal('raw-shard'),
      nbytes: count,
      md5sum: z.string().regex(/^[0-9a-f]{32}$/),
      records: z.array(
        z.object({
          name: z.string(),
          shape: z.array(count),
          dtype: z.string(),
          format: z.literal('raw'),
          nbytes: count,
          byteOffset: count,
        }),
      ),
    }),
  ),
});

/**
 * Reads tensor-cache.json and holds it to the tensors that the model must have: each once, with its shape and type,
 * none beside them, and every shard filled without gaps or overlaps.
 *
 * @param json parsed, of any form
 * @throws ModelBuildError `folder-invalid`
 */
export function readTensorCache(json: unknown, file: string, expected: readonly TensorSpec[]): TensorCache {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw folderInvalid(file, firstIssue(parsed.error));
  const left = new Map(expected.map((tensor) => [tensor.name, tensor]));
  const paths = new Set<string>();
  for (const shard of parsed.data.records) {
    if (paths.has(shard.dataPath)) throw folderInvalid(file, `${shard.dataPath} stands twice.`);
    paths.add(shard.dataPath);
    let end = 0;
    for (const record of shard.records) {
      const tensor = left.get(record.name);
      if (tensor === undefined) {
        throw folderInvalid(file, 'This tensor does not belong to the model, or stands twice.', record.name);
      }
      left.delete(record.name);
      const found = `${record.dtype} [${record.shape.join(', ')}], ${record.nbytes} bytes`;
      const wanted = `${tensor.dtype} [${tensor.shape.join(', ')}], ${tensor.nbytes} bytes`;
      if (found !== wanted)
        throw folderInvalid(file, `It is ${found}; the model has ${wanted}.`, record.name);
      if (record.byteOffset !== end) {
        throw folderInvalid(
          file,
          `It lies at byte ${record.byteOffset} of ${shard.dataPath}, not at ${end}.`,
          record.name,
        );
      }
      end += record.nbytes;
    }
    if (end !== shard.nbytes) {
      throw folderInvalid(file, `${shard.dataPath} claims ${shard.nbytes} bytes; its tensors have ${end}.`);
    }
  }
  const missing = [...left.keys()];
  if (missing.length > 0) {
    throw folderInvalid(file, `${missing.length} tensors are missing.`, missing.slice(0, 5).join(', '));
  }
  return parsed.data;
}
