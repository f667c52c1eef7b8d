import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { paddingOf, TAR_BLOCK, TAR_END_BLOCKS } from '../../src/lib/shared/tar/format.ts';
import { tarHeader } from '../../src/lib/shared/tar/tarHeader.ts';
import { ModelBuildError } from '../errors.ts';
import { fileError } from '../shards/fileError.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import type { PackEntry, PackProgress } from './packEntry.ts';
import { readEntry } from './readEntry.ts';

/**
 * Writes a tar file, which appears whole or not at all: `<target>.partial` is renamed at the end.
 *
 * @param root the folder that everything lies in when it is unpacked
 */
export async function writeTar(
  target: string,
  root: string,
  entries: readonly PackEntry[],
  progress: PackProgress,
): Promise<void> {
  await refuseExisting(target);
  const part = `${target}.partial`;
  const handle = await openNew(part, target);
  try {
    try {
      for (const entry of entries) {
        await handle.writeFile(tarHeader(`${root}/${entry.path}`, entry.bytes));
        for await (const chunk of readEntry(entry, progress)) await handle.writeFile(chunk);
        await handle.writeFile(new Uint8Array(paddingOf(entry.bytes)));
      }
      await handle.writeFile(new Uint8Array(TAR_END_BLOCKS * TAR_BLOCK));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await refuseExisting(target);
    await rename(part, target);
  } catch (cause) {
    await rm(part, { force: true });
    throw fileError(cause, target);
  }
}

/** Two packs that wrote into one file would spoil each other's, and a stranger's file is not ours to replace. */
async function openNew(part: string, target: string): Promise<FileHandle> {
  try {
    return await open(part, 'wx');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
      throw fileError(cause, target);
    throw new ModelBuildError({
      code: 'target-exists',
      file: part,
      message:
        'This is where the archive would be written, and it exists: another run writes it, or one was ended.',
      remedy: 'Wait for the other run, or remove the file if there is none.',
      cause,
    });
  }
}
