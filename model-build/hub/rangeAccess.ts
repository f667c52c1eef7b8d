import { contentRange } from '../../src/lib/shared/contentRange.ts';
import { waitBefore } from '../../src/lib/shared/waitBefore.ts';
import { ModelBuildError } from '../errors.ts';
import type { RandomAccess } from '../gguf/randomAccess.ts';
import { MAX_TRIES, pause } from './backOff.ts';
import { notAsListed, unreachable } from './hubError.ts';
import type { ListedFile } from './listRepository.ts';
import { request, type Answer, type Connection } from './request.ts';

/** What one request asks for: large enough that a round trip of 100 ms does not count, small enough to throw away. */
const BLOCK_BYTES = 8 * 1024 * 1024;
/** Blocks that are kept; the one after the last read is fetched while its caller computes. */
const KEPT_BLOCKS = 6;

/**
 * A file of a repository that is read by byte ranges and never lies on a disk. Takes 48 MiB of memory at most.
 *
 * No hash is checked, since the whole file is never seen in order: the commit is pinned, the length and the tag of every
 * answer are held to the listing.
 *
 * @param what names the file in errors
 * @param blockBytes what one request asks for
 */
export function rangeAccess(
  connection: Connection,
  url: URL,
  file: ListedFile,
  what: string,
  blockBytes = BLOCK_BYTES,
): RandomAccess {
  const closing = new AbortController();
  const signals = connection.signal === undefined ? [] : [connection.signal];
  const reader = new RangeReader(
    { ...connection, signal: AbortSignal.any([...signals, closing.signal]) },
    url,
    file,
    what,
  );
  /** By number; the one used last is the last. */
  const blocks = new Map<number, Promise<Uint8Array>>();
  const block = (number: number): Promise<Uint8Array> => {
    let bytes = blocks.get(number);
    if (bytes === undefined) {
      const first = number * blockBytes;
      bytes = reader.read(first, Math.min(blockBytes, file.bytes - first));
      // A block that failed is asked for again by whoever needs it; nobody may be waiting for one fetched ahead.
      bytes.catch(() => blocks.delete(number));
    }
    blocks.delete(number);
    blocks.set(number, bytes);
    for (const oldest of blocks.keys()) {
      if (blocks.size <= KEPT_BLOCKS) break;
      blocks.delete(oldest);
    }
    return bytes;
  };
  return {
    file: what,
    size: file.bytes,
    readAt: async (position, target) => {
      if (position < 0 || position + target.length > file.bytes) {
        throw new RangeError(`${what}: read of ${target.length} bytes at ${position} of ${file.bytes}`);
      }
      for (let done = 0; done < target.length;) {
        const at = position + done;
        const number = Math.floor(at / blockBytes);
        const bytes = block(number);
        if ((number + 1) * blockBytes < file.bytes) void block(number + 1).catch(() => undefined);
        const offset = at - number * blockBytes;
        const piece = (await bytes).subarray(offset, offset + target.length - done);
        target.set(piece, done);
        done += piece.length;
      }
    },
    close: () => {
      closing.abort();
      blocks.clear();
      return Promise.resolve();
    },
  };
}

class RangeReader {
  readonly #connection: Connection;
  readonly #url: URL;
  readonly #file: ListedFile;
  readonly #what: string;
  /** Where the Hub redirected to: asking there at once halves the requests. Its signature expires after a while. */
  #direct: URL | null = null;
  #etag: string | null = null;

  constructor(connection: Connection, url: URL, file: ListedFile, what: string) {
    this.#connection = connection;
    this.#url = url;
    this.#file = file;
    this.#what = what;
  }

  async read(first: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    const wait = this.#connection.pause ?? pause;
    let done = 0;
    for (let failures = 0; done < length;) {
      const before = done;
      let cause: unknown = new Error('the connection ended too early');
      const answer = await this.#ask(first + done, first + length - 1);
      try {
        this.#check(answer, first + done, first + length - 1);
        for await (const chunk of answer.chunks()) {
          if (done + chunk.length > length)
            throw notAsListed(this.#what, 'The server sends more than was asked for.');
          bytes.set(chunk, done);
          done += chunk.length;
        }
      } catch (error) {
        if (error instanceof ModelBuildError) throw error;
        cause = error;
      } finally {
        answer.discard();
      }
      if (done === length) break;
      failures = done > before ? 1 : failures + 1;
      if (failures === MAX_TRIES) throw unreachable(this.#what, cause);
      await wait(waitBefore(failures, null), this.#connection.signal);
    }
    return bytes;
  }

  async #ask(first: number, last: number): Promise<Answer> {
    const headers = { range: `bytes=${first}-${last}` };
    const direct = this.#direct;
    if (direct !== null) {
      // 400 to 410: the signature has expired, in the words of one storage or another.
      const answer = await request(this.#connection, direct, this.#what, headers, [400, 401, 403, 404, 410]);
      if (answer.status === 206) return answer;
      answer.discard();
      this.#direct = null;
    }
    const answer = await request(this.#connection, this.#url, this.#what, headers, [416]);
    const redirected = answer.url.origin !== new URL(this.#connection.endpoint).origin;
    if (answer.status === 206 && redirected) this.#direct = answer.url;
    return answer;
  }

  #check(answer: Answer, first: number, last: number): void {
    const range = answer.status === 206 ? contentRange(answer.headers) : null;
    if (range === null) {
      throw new ModelBuildError({
        code: 'unsupported',
        file: this.#what,
        message: `The server does not send parts of files (status ${answer.status}).`,
        remedy: 'Leave out --no-keep: the whole file is downloaded then.',
      });
    }
    if (range.total !== this.#file.bytes || range.first !== first || range.last !== last) {
      throw notAsListed(
        this.#what,
        `Bytes ${first} to ${last} of ${this.#file.bytes} were asked for; ${range.first} to ${range.last} of ${range.total} came.`,
      );
    }
    // The Hub's own tag is the listed hash; that of the storage is another, and only must not change.
    const etag = answer.headers.get('etag');
    this.#etag ??= etag;
    if (etag !== this.#etag) throw notAsListed(this.#what, 'The file changed while it was read.');
  }
}
