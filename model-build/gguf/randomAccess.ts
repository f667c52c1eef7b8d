/** A file whose bytes can be read at any position. */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { ModelBuildError } from '../errors.ts';

export interface RandomAccess {
  /** Name for messages. */
  readonly file: string;
  readonly size: number;
  /** Fills `target` from `position` on, whole or not at all. */
  readAt(position: number, target: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

class FileAccess implements RandomAccess {
  readonly file: string;
  readonly size: number;
  readonly #handle: FileHandle;

  constructor(file: string, size: number, handle: FileHandle) {
    this.file = file;
    this.size = size;
    this.#handle = handle;
  }

  async readAt(position: number, target: Uint8Array): Promise<void> {
    let done = 0;
    while (done < target.length) {
      const { bytesRead } = await this.#handle.read(target, done, target.length - done, position + done);
      if (bytesRead === 0) {
        throw new ModelBuildError({
          code: 'io',
          file: this.file,
          message: `The file ended at byte ${position + done} although it had ${this.size} bytes when it was opened.`,
          remedy: 'Make sure that nothing else writes to it, then run the command again.',
        });
      }
      done += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** Opens a regular file; anything else is refused by name. The caller closes it. */
export async function openRandomAccess(file: string): Promise<RandomAccess> {
  const cannotOpen = (cause: unknown): never => {
    throw new ModelBuildError({
      code: 'not-found',
      file,
      message: `The file cannot be opened (${cause instanceof Error ? cause.message : String(cause)}).`,
      remedy: 'Check the path and the permissions.',
      cause,
    });
  };
  // Looked at first: to open a pipe waits until something writes into it.
  const status = await stat(file).catch(cannotOpen);
  if (!status.isFile()) {
    throw new ModelBuildError({
      code: 'not-found',
      file,
      message: 'This is not a regular file.',
      remedy: 'Give the path of a file.',
    });
  }
  return new FileAccess(file, status.size, await open(file, 'r').catch(cannotOpen));
}
