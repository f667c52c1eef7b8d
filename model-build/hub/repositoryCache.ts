/**
 * The cache that Hugging Face's tools share, in their layout:
 *
 *     models--owner--name/refs/<revision>              the commit that it stood for when it was asked for
 *     models--owner--name/snapshots/<commit>/<path>    a link to
 *     models--owner--name/blobs/<hash>                 the content
 *
 * Source: "Understand caching" in the documentation of huggingface_hub.
 */
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileError } from '../shards/fileError.ts';
import type { ListedFile } from './listRepository.ts';

export class RepositoryCache {
  readonly #folder: string;

  constructor(cache: string, repo: string) {
    this.#folder = path.join(cache, `models--${repo.replace('/', '--')}`);
  }

  /** Where the content of a file goes. The folder exists afterwards. */
  async blob(file: ListedFile): Promise<string> {
    const blobs = path.join(this.#folder, 'blobs');
    await this.#writing(blobs, () => mkdir(blobs, { recursive: true }));
    return path.join(blobs, file.sha256 ?? file.gitOid);
  }

  /** Whether the content is there, under whatever name and commit. */
  async holds(file: ListedFile): Promise<boolean> {
    return (await sizeOf(await this.blob(file))) === file.bytes;
  }

  /** How much of a file an earlier run has got, or all where its content is there under another commit. */
  async partialBytes(file: ListedFile): Promise<number> {
    const blob = await this.blob(file);
    return (await sizeOf(blob)) ?? (await sizeOf(`${blob}.incomplete`)) ?? 0;
  }

  pointer(commit: string, name: string): string {
    return path.join(this.#folder, 'snapshots', commit, ...name.split('/'));
  }

  /** Whether a file with this name and length is there for this commit. Content is not read: it was when it came. */
  async has(commit: string, file: Pick<ListedFile, 'path' | 'bytes'>): Promise<boolean> {
    return (await sizeOf(this.pointer(commit, file.path))) === file.bytes;
  }

  /** Puts a file into a snapshot, once its content is there. */
  async link(commit: string, file: ListedFile): Promise<void> {
    const pointer = this.pointer(commit, file.path);
    const blob = await this.blob(file);
    await this.#writing(pointer, async () => {
      await mkdir(path.dirname(pointer), { recursive: true });
      // Made beside and renamed: another process never finds it absent.
      const made = `${pointer}.${process.pid}.tmp`;
      await rm(made, { force: true });
      try {
        await symlink(path.relative(path.dirname(pointer), blob), made);
      } catch (cause) {
        // Windows wants a privilege for links; Hugging Face's tools put the file itself there then.
        if ((cause as NodeJS.ErrnoException).code !== 'EPERM') throw cause;
        await copyFile(blob, made);
      }
      await rename(made, pointer);
    });
  }

  /** Notes what a branch or tag stood for. A commit needs no note. */
  async remember(revision: string, commit: string): Promise<void> {
    if (revision === commit) return;
    const file = path.join(this.#folder, 'refs', ...revision.split('/'));
    if ((await readFile(file, 'utf8').catch(() => null)) === commit) return;
    await this.#writing(file, async () => {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, commit);
    });
  }

  /** The commit that a revision stood for when it was last asked for; null where that is not known. */
  async recall(revision: string): Promise<string | null> {
    if (/^[0-9a-f]{40}$/.test(revision)) return revision;
    const text = await readFile(path.join(this.#folder, 'refs', ...revision.split('/')), 'utf8').catch(
      () => '',
    );
    return /^[0-9a-f]{40}$/.exec(text.trim())?.[0] ?? null;
  }

  /** Names and sizes of what a snapshot holds; empty where there is none. */
  async snapshot(commit: string): Promise<ReadonlyMap<string, number>> {
    const folder = path.join(this.#folder, 'snapshots', commit);
    const files = new Map<string, number>();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = entry.isDirectory() ? null : await sizeOf(file);
      if (bytes !== null) files.set(path.relative(folder, file).split(path.sep).join('/'), bytes);
    }
    return files;
  }

  async #writing<T>(file: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw fileError(cause, file);
    }
  }
}

/** Of a regular file, through links; null where there is none. */
async function sizeOf(file: string): Promise<number | null> {
  const status = await stat(file).catch(() => null);
  return status?.isFile() === true ? status.size : null;
}
