import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isRunning } from '../isRunning.ts';

const NAME = /^\.work-(\d+)-/;

/**
 * Makes an empty folder below `parent` (on the same disk, so that what is finished in it can be renamed into place),
 * hands it to `use`, and removes it afterwards. Folders that killed processes left behind are removed first.
 */
export async function withWorkFolder<T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
  const folder = await mkdtemp(path.join(parent, `.work-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
