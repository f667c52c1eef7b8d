import { open } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../makeFolder.ts';
import { fileError } from '../shards/fileError.ts';
import { openPartialFolder } from '../shards/partialFolder.ts';
import type { PackEntry, PackProgress } from './packEntry.ts';
import { readEntry } from './readEntry.ts';

/** Writes the files into a folder, which appears whole or not at all. */
export async function writeFolder(
  target: string,
  entries: readonly PackEntry[],
  progress: PackProgress,
): Promise<void> {
  const folder = await openPartialFolder(target);
  try {
    await folder.keepOnly(new Set());
    for (const entry of entries) {
      const file = path.join(folder.directory, ...entry.path.split('/'));
      await makeFolder(path.dirname(file));
      const handle = await open(file, 'wx');
      try {
        for await (const chunk of readEntry(entry, progress)) await handle.writeFile(chunk);
        // A stick is pulled out soon after.
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    await folder.commit();
  } catch (cause) {
    await folder.discard();
    throw fileError(cause, target);
  }
}
