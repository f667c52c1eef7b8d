/**
 * A folder that appears whole or not at all. Work happens in `<target>.partial`, which is renamed at the end; a killed
 * run leaves only that folder, which no reader takes for a model, and the next run throws it away and starts over.
 */
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { isRunning } from '../isRunning.ts';
import { fileError } from './fileError.ts';

/** Marks a folder as ours to delete; holds the id of the process that is working in it. */
const MARKER = '.incomplete';

export interface PartialFolder {
  /** Where to write. */
  readonly directory: string;
  /** Makes it the target. */
  commit(): Promise<void>;
  /** Removes it. */
  discard(): Promise<void>;
}

/**
 * @throws ModelBuildError `target-exists` where the target or a foreign `.partial` is in the way, or another run works
 * on it; `target-invalid` where no folder can be made
 */
export async function openPartialFolder(target: string): Promise<PartialFolder> {
  const directory = `${path.resolve(target)}.partial`;
  await refuseExisting(target);
  await removeLeftover(directory);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, MARKER), `${process.pid}\n`);
  } catch (cause) {
    throw fileError(cause, target);
  }
  return {
    directory,
    commit: async () => {
      // Something may have been put there while the build ran; rename would replace an empty folder silently.
      await refuseExisting(target);
      await rm(path.join(directory, MARKER));
      await rename(directory, target);
    },
    discard: () => rm(directory, { recursive: true, force: true }),
  };
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false;
    throw fileError(cause, file);
  }
}

/** Also worth a call before long preparations. */
export async function refuseExisting(target: string): Promise<void> {
  if (!(await exists(target))) return;
  throw new ModelBuildError({
    code: 'target-exists',
    file: target,
    message: 'The target exists already.',
    remedy: 'Remove it or choose another; nothing is ever overwritten.',
  });
}

async function removeLeftover(directory: string): Promise<void> {
  if (!(await exists(directory))) return;
  let owner: number;
  try {
    owner = Number(await readFile(path.join(directory, MARKER), 'utf8'));
  } catch {
    throw new ModelBuildError({
      code: 'target-exists',
      file: directory,
      message: 'This is where the build would work, and it is not the leftover of an earlier build.',
      remedy: 'Move it away or choose another target.',
    });
  }
  if (owner !== process.pid && isRunning(owner)) {
    throw new ModelBuildError({
      code: 'target-exists',
      file: directory,
      message: `Another build of the same target seems to be running (process ${owner}).`,
      remedy: 'Wait for it; if that process is something else, remove the folder.',
    });
  }
  await rm(directory, { recursive: true });
}
