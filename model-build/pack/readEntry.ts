import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { throwIfCancelled } from '../errors.ts';
import { folderInvalid } from '../verify/folderInvalid.ts';
import type { PackEntry, PackProgress } from './packEntry.ts';

/** The bytes of an entry; throws at the end where they are not those that were checked before. */
export async function* readEntry(
  entry: PackEntry,
  { signal, onBytes }: PackProgress,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { content } = entry;
  const chunks: AsyncIterable<Buffer> | Buffer[] =
    'text' in content
      ? [Buffer.from(content.text)]
      : (createReadStream(content.file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    throwIfCancelled(signal);
    bytes += chunk.length;
    // More than announced would run into the next file of an archive.
    if (bytes > entry.bytes) break;
    hash.update(chunk);
    yield chunk;
    onBytes?.(chunk.length);
  }
  if (bytes !== entry.bytes || hash.digest('hex') !== entry.sha256) {
    throw folderInvalid('file' in content ? content.file : entry.path, 'It changed while it was packed.');
  }
}
