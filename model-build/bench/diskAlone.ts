/** What the disk takes for the bytes of a build, with nothing computed between reading and writing. */
import { randomFillSync } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../errors.ts';

const BLOCK_BYTES = 8 * 1024 * 1024;

/** All files of a folder, without its folders. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => path.join(folder, name));
}

export async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Reads files one after the other from beginning to end. @returns seconds */
export async function readAll(files: readonly string[], signal?: AbortSignal): Promise<number> {
  const block = Buffer.alloc(BLOCK_BYTES);
  const began = performance.now();
  for (const file of files) {
    const handle = await open(file);
    try {
      for (;;) {
        throwIfCancelled(signal);
        if ((await handle.read(block, 0, BLOCK_BYTES)).bytesRead === 0) break;
      }
    } finally {
      await handle.close();
    }
  }
  return secondsSince(began);
}

/** Writes as many bytes to a file and waits until the disk has them; the file must not exist, and is removed. @returns seconds */
export async function writeAndSync(file: string, bytes: number, signal?: AbortSignal): Promise<number> {
  // Not zeros, which some file systems do not write.
  const block = randomFillSync(Buffer.alloc(BLOCK_BYTES));
  const began = performance.now();
  const handle = await open(file, 'wx');
  try {
    for (let done = 0; done < bytes; done += BLOCK_BYTES) {
      throwIfCancelled(signal);
      await handle.write(block, 0, Math.min(BLOCK_BYTES, bytes - done));
    }
    await handle.sync();
    return secondsSince(began);
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}

/** Waits until the disk has all of these files. */
export async function syncAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const handle = await open(file);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}
