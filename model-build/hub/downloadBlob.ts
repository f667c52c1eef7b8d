import { constants } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { contentRange } from '../../src/lib/shared/contentRange.ts';
import { waitBefore } from '../../src/lib/shared/waitBefore.ts';
import { ModelBuildError } from '../errors.ts';
import { fileError } from '../shards/fileError.ts';
import { MAX_TRIES, pause } from './backOff.ts';
import { contentHash, type ContentHash } from './contentHash.ts';
import { cancelled, notAsListed, unreachable } from './hubError.ts';
import type { ListedFile } from './listRepository.ts';
import { request, type Answer, type Connection } from './request.ts';

/** What a part of a file holds so far. */
interface Progress {
  readonly handle: FileHandle;
  readonly file: ListedFile;
  readonly what: string;
  readonly onBytes: (count: number) => void;
  position: number;
  hash: ContentHash;
  /** Of the first answer; another one later means that the content changed. */
  etag: string | null;
  /** How often the part was thrown away. */
  restarts: number;
}

/**
 * Downloads a file to `target`, through `<target>.incomplete`, which a later call takes up where it ends.
 *
 * The target's name is that of its content (as in the Hub's cache), so that several processes may write it at once:
 * they write the same bytes to the same places.
 *
 * @param what names the file in errors
 * @param onBytes bytes that were got, also from an earlier call; negative where they are thrown away
 * @throws ModelBuildError `integrity` where the bytes are not those listed; the part is removed then
 */
export async function downloadBlob(
  connection: Connection,
  url: URL,
  file: ListedFile,
  target: string,
  what: string,
  onBytes: (count: number) => void = () => undefined,
): Promise<void> {
  const part = `${target}.incomplete`;
  try {
    const handle = await open(part, constants.O_RDWR | constants.O_CREAT, 0o644);
    try {
      const progress: Progress = {
        ...{ handle, file, what, onBytes, position: 0, etag: null, restarts: 0 },
        hash: contentHash(file),
      };
      await takeUp(progress, connection.signal);
      const takenUp = progress.position > 0;
      await fetchRest(connection, url, progress);
      if (!progress.hash.matches()) {
        await startOver(progress);
        // What an earlier run left may be at fault (a power cut leaves zeros): then once more from the start.
        if (takenUp) await fetchRest(connection, url, progress);
        if (!takenUp || !progress.hash.matches()) throw wrongHash(progress);
      }
      // Renaming a file whose bytes are still on their way could leave an empty one after a power cut.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target).catch(async (cause: unknown) => {
      // Another process that downloaded the same was faster.
      if ((await stat(target).catch(() => null))?.size !== file.bytes) throw cause;
    });
  } catch (cause) {
    if (cause instanceof ModelBuildError && cause.code === 'integrity') await rm(part, { force: true });
    throw fileError(cause, target);
  }
}

/** Reads what an earlier run left into the hash. */
async function takeUp(progress: Progress, signal: AbortSignal | undefined): Promise<void> {
  const { handle, file } = progress;
  const { size } = await handle.stat();
  if (size > file.bytes) {
    await handle.truncate(0);
    return;
  }
  const buffer = new Uint8Array(1 << 20);
  while (progress.position < size) {
    if (signal?.aborted === true) throw cancelled();
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, progress.position);
    if (bytesRead === 0) break;
    progress.hash.update(buffer.subarray(0, bytesRead));
    progress.position += bytesRead;
    progress.onBytes(bytesRead);
  }
}

async function fetchRest(connection: Connection, url: URL, progress: Progress): Promise<void> {
  const { file, what } = progress;
  const wait = connection.pause ?? pause;
  for (let failures = 0; progress.position < file.bytes;) {
    const before = progress.position;
    const headers: Record<string, string> = before > 0 ? { range: `bytes=${before}-` } : {};
    const answer = await request(connection, url, what, headers, [416]);
    let cause: unknown = new Error('the connection ended before the file did');
    try {
      if (await fits(answer, progress)) await receive(answer, progress);
      if (progress.position === file.bytes) return;
    } catch (error) {
      if (error instanceof ModelBuildError || isFileSystemError(error)) throw error;
      cause = error;
    } finally {
      answer.discard();
    }
    failures = progress.position > before ? 1 : failures + 1;
    if (failures === MAX_TRIES) throw unreachable(what, cause);
    await wait(waitBefore(failures, null), connection.signal);
  }
}

/** Whether the body goes on where the part ends. False where the part was thrown away and is to be asked for anew. */
async function fits(answer: Answer, progress: Progress): Promise<boolean> {
  const { file, what } = progress;
  const changed = progress.etag !== null && answer.etag !== progress.etag;
  progress.etag = answer.etag;
  if ((changed && progress.position > 0) || answer.status === 416) {
    await startOver(progress);
    // A whole answer can be taken as it is.
    if (answer.status !== 200) return false;
  }
  if (answer.status === 206) {
    const range = contentRange(answer.headers);
    if (range?.total !== file.bytes) throw wrongLength(what, range?.total ?? null, file.bytes);
    if (range.first === progress.position && range.last < range.total) return true;
    throw notAsListed(
      what,
      `The server sent the bytes from ${range.first} on; ${progress.position} was asked for.`,
    );
  }
  // Without ranges: everything comes again.
  if (progress.position > 0) await startOver(progress);
  const length = answer.headers.get('content-length');
  if (length !== null && Number(length) !== file.bytes) throw wrongLength(what, Number(length), file.bytes);
  return true;
}

async function receive(answer: Answer, progress: Progress): Promise<void> {
  const { handle, file, what } = progress;
  for await (const chunk of answer.chunks()) {
    if (progress.position + chunk.length > file.bytes) throw wrongLength(what, null, file.bytes);
    for (let done = 0; done < chunk.length;) {
      done += (await handle.write(chunk, done, chunk.length - done, progress.position + done)).bytesWritten;
    }
    progress.hash.update(chunk);
    progress.position += chunk.length;
    progress.onBytes(chunk.length);
  }
}

async function startOver(progress: Progress): Promise<void> {
  progress.restarts += 1;
  // A server that changes its mind each time would be asked for ever.
  if (progress.restarts === MAX_TRIES)
    throw notAsListed(progress.what, 'The file changes while it is downloaded.');
  await progress.handle.truncate(0);
  progress.onBytes(-progress.position);
  progress.position = 0;
  progress.hash = contentHash(progress.file);
}

/** fetch's errors carry codes too, but no system call. */
function isFileSystemError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'syscall' in error &&
    ['write', 'ftruncate', 'fsync'].includes(String(error.syscall))
  );
}

function wrongHash({ file, what }: Progress): ModelBuildError {
  const kind = file.sha256 === null ? 'git hash' : 'SHA-256';
  return notAsListed(
    what,
    `The ${file.bytes} bytes that came have another ${kind} than the repository lists.`,
  );
}

function wrongLength(what: string, found: number | null, expected: number): ModelBuildError {
  const sent = found === null ? 'something else' : `${found} bytes`;
  return notAsListed(what, `The repository lists ${expected} bytes; the server sends ${sent}.`);
}
