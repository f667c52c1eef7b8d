/** The part of a file that has arrived. The browser's private file system keeps it over a crash or a reload. */
import { z } from '../../../lib/shared/schema.ts';
import { partialFolder, partialNames } from '../../storage/partialFiles.ts';
import { memoryPartial } from './memoryPartial.ts';

const partialNote = z.strictObject({
  url: z.string(),
  /** The ETag of the answer, to ask for the rest of the same version only; null where it had none that is exact. */
  etag: z.nullable(z.string()),
  bytes: z.nullable(z.number()),
  sha256: z.nullable(z.string()),
  md5: z.nullable(z.string()),
});

/** What the bytes are the beginning of. */
export type PartialNote = z.infer<typeof partialNote>;

export interface PartialFile {
  /** Null where nothing has arrived, or nobody knows what it is. */
  readonly note: PartialNote | null;
  size(): number;
  /** In pieces, from the start. */
  chunks(): Generator<Uint8Array, void, undefined>;
  /** Throws away what is there, and says what comes next. */
  begin(note: PartialNote): void;
  append(bytes: Uint8Array): void;
  /** Ends writing, and gives the whole. */
  whole(): Promise<Blob>;
  /** Ends writing; the bytes stay. */
  close(): void;
  /** Ends writing; nothing stays. */
  discard(): Promise<void>;
}

const READ_BYTES = 1 << 20;
/** A tab that was just closed may hold its files a moment longer. */
const OPEN_TRIES = 20;
const OPEN_WAIT_MS = 100;

async function openHandle(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemSyncAccessHandle> {
  const file = await folder.getFileHandle(name, { create: true });
  for (let tries = 1; ; tries += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      const taken = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!taken || tries === OPEN_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, OPEN_WAIT_MS));
    }
  }
}

function readNote(handle: FileSystemSyncAccessHandle): PartialNote | null {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, { at: 0 });
  try {
    return partialNote.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** Without a private file system (some private windows) the part is in memory, and lost with the tab. */
export async function openPartialFile(url: string): Promise<PartialFile> {
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await partialFolder();
  } catch {
    return memoryPartial();
  }
  const names = await partialNames(url);
  const bytesHandle = await openHandle(folder, names.bytes);
  let noteHandle: FileSystemSyncAccessHandle;
  try {
    noteHandle = await openHandle(folder, names.note);
  } catch (error) {
    bytesHandle.close();
    throw error;
  }
  const close = (): void => {
    bytesHandle.close();
    noteHandle.close();
  };
  let note = readNote(noteHandle);
  let size = bytesHandle.getSize();
  return {
    get note() {
      return note;
    },
    size: () => size,
    *chunks() {
      for (let at = 0; at < size;) {
        const buffer = new Uint8Array(Math.min(READ_BYTES, size - at));
        const count = bytesHandle.read(buffer, { at });
        if (count === 0) return;
        at += count;
        yield buffer.subarray(0, count);
      }
    },
    begin(next) {
      bytesHandle.truncate(0);
      size = 0;
      const text = new TextEncoder().encode(JSON.stringify(next));
      noteHandle.truncate(0);
      noteHandle.write(text, { at: 0 });
      noteHandle.flush();
      note = next;
    },
    append(bytes) {
      for (let done = 0; done < bytes.length;) {
        const rest = bytes.subarray(done);
        const count = bytesHandle.write(rest, { at: size });
        // Where the room ends Chromium 156 throws nothing: it says that 2^32 - 8 bytes were written, which is an error's
        // number without its sign.
        if (!(count > 0 && count <= rest.length)) {
          throw new DOMException(`A write of ${rest.length} bytes gave ${count}.`, 'QuotaExceededError');
        }
        done += count;
        size += count;
      }
    },
    async whole() {
      bytesHandle.flush();
      close();
      return (await folder.getFileHandle(names.bytes)).getFile();
    },
    close,
    async discard() {
      close();
      for (const name of [names.bytes, names.note]) await folder.removeEntry(name).catch(() => undefined);
    },
  };
}
