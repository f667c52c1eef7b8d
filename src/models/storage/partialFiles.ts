/**
 * Files that have not arrived whole, in the origin's private file system: a download goes on inside them after a crash or
 * a reload. Each is two files: the bytes, and a note on what they are the beginning of. Only the downloader's worker
 * writes them (download/worker/partialFile.ts); here is what any part of the page may do.
 */
import { toHex } from '../../lib/shared/toHex.ts';

const FOLDER = 'partial-downloads';

/** @throws DOMException where the browser has no private file system, as in some private windows */
export async function partialFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** File names for an address, which may be long and hold any character. */
export async function partialNames(url: string): Promise<{ readonly bytes: string; readonly note: string }> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
  const name = toHex(digest.slice(0, 16));
  return { bytes: `${name}.part`, note: `${name}.json` };
}

/** How much of a file has arrived; 0 where nothing has, or the browser does not say. */
export async function partialBytes(url: string): Promise<number> {
  try {
    const { bytes } = await partialNames(url);
    const handle = await (await partialFolder()).getFileHandle(bytes);
    return (await handle.getFile()).size;
  } catch {
    return 0;
  }
}

/** Nothing happens where there is none. */
export async function removePartial(url: string): Promise<void> {
  try {
    const folder = await partialFolder();
    const { bytes, note } = await partialNames(url);
    for (const name of [bytes, note]) await folder.removeEntry(name).catch(() => undefined);
  } catch {
    // Without a private file system nothing was ever left there.
  }
}
