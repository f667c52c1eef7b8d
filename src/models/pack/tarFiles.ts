import { paddingOf, TAR_BLOCK } from '../../lib/shared/tar/format.ts';
import { readTarHeader } from '../../lib/shared/tar/readTarHeader.ts';
import { utf8Decode } from '../../lib/shared/tar/utf8.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';
import { safePath } from './packFile.ts';
import type { PackFile } from './packFile.ts';

/** A pack has some ten files and a shard for each 32 MiB: two thousand are 64 GB. */
const MOST_FILES = 10_000;
/** Of what speaks of the next file: a path. */
const MOST_NOTE_BYTES = 65_536;

/**
 * Lists the files of a tar archive without reading their content. Entries that are no files or folders are refused, and
 * so is whatever does not fit into the archive.
 *
 * @throws PackError
 */
export async function tarFiles(archive: Blob, signal?: AbortSignal): Promise<PackFile[]> {
  const { tar: problem } = words.problem;
  const bytesAt = async (start: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await archive.slice(start, start + length).arrayBuffer());
  const files = new Map<string, PackFile>();
  let longPath: string | null = null;
  let at = 0;
  for (;;) {
    signal?.throwIfAborted();
    // The end is two empty blocks, but archives without any were seen: the content is held to its hashes anyway.
    if (at === archive.size && files.size > 0) break;
    if (at + TAR_BLOCK > archive.size) throw new PackError(problem.truncated);
    const header = readTarHeader(await bytesAt(at, TAR_BLOCK));
    if (header.kind === 'empty') break;
    if (header.kind === 'invalid') {
      throw new PackError(at === 0 ? problem.notTar : problem.damaged(at, header.why));
    }
    if (header.kind === 'other') throw new PackError(problem.kind(header.path, header.type));
    const start = at + TAR_BLOCK;
    const end = start + header.bytes;
    if (end > archive.size) throw new PackError(problem.truncated);
    at = end + paddingOf(header.bytes);
    switch (header.kind) {
      case 'pax-all':
      case 'folder':
        continue;
      case 'pax':
      case 'long-name': {
        if (header.bytes > MOST_NOTE_BYTES) throw new PackError(problem.damaged(start, 'size'));
        const note = await bytesAt(start, header.bytes);
        longPath = header.kind === 'pax' ? paxPath(note) : (utf8Decode(note)?.replace(/\0+$/, '') ?? '');
        continue;
      }
      case 'file':
    }
    const said = longPath ?? header.path;
    longPath = null;
    const path = safePath(said);
    if (path === null) throw new PackError(problem.path(said));
    if (files.has(path)) throw new PackError(words.problem.twice(path));
    if (files.size >= MOST_FILES) throw new PackError(problem.tooMany(MOST_FILES));
    files.set(path, { path, blob: archive.slice(start, end) });
  }
  return [...files.values()];
}

/**
 * The path in a pax header's records, `LENGTH KEY=VALUE\n` each; null where it names none. A record of a size is
 * refused, because the next header's own size would then be wrong.
 */
function paxPath(note: Uint8Array): string | null {
  const { tar: problem } = words.problem;
  let path: string | null = null;
  let at = 0;
  while (at < note.length) {
    const space = note.indexOf(0x20, at);
    const length = Number(utf8Decode(note.subarray(at, Math.max(at, space))));
    const valid =
      space > at && Number.isInteger(length) && length > space - at + 1 && at + length <= note.length;
    const record = valid ? utf8Decode(note.subarray(space + 1, at + length - 1)) : null;
    if (record === null) throw new PackError(problem.damaged(at, 'path'));
    if (record.startsWith('path=')) path = record.slice('path='.length);
    if (record.startsWith('size=')) throw new PackError(problem.damaged(at, 'size'));
    at += length;
  }
  return path;
}
