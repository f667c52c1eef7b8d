import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { throwIfCancelled } from '../errors.ts';

export interface FileHashes {
  readonly bytes: number;
  readonly md5: string;
  readonly sha256: string;
}

/** Both hashes in one reading, in constant memory. */
export async function hashFile(
  file: string,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): Promise<FileHashes> {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    throwIfCancelled(signal);
    md5.update(chunk);
    sha256.update(chunk);
    bytes += chunk.length;
    onBytes?.(chunk.length);
  }
  return { bytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}
