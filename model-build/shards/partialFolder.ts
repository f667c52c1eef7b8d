/**
 * A folder that appears whole or not at all. Work happens in `<target>.partial`:
 *
 *     .incomplete   the journal: a line of JSON for each thing that will still be true after a kill
 *     files/        becomes the target, by one rename, when it is done
 *
 * The journal only grows. Every line begins with a line break, so that one that a kill or a full disk cut short spoils
 * no other. The first record of each run is its process: `{"pid":123}`.
 */
import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { isRunning } from '../isRunning.ts';
import { makeFolder } from '../makeFolder.ts';
import { fileError } from './fileError.ts';

/** Also marks a folder as ours to work in and to delete. */
const JOURNAL = '.incomplete';

export interface PartialFolder {
  /** `<target>.partial`, for messages. */
  readonly place: string;
  /** Where to write. */
  readonly directory: string;
  /** What earlier runs recorded, oldest first; of any form. */
  readonly journal: readonly unknown[];
  record(entry: object): Promise<void>;
  /** Removes everything else that earlier runs left in `directory`. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
  /** Makes `directory` the target. */
  commit(): Promise<void>;
  /** Leaves it for the next run. */
  leave(): Promise<void>;
  /** Removes it. */
  discard(): Promise<void>;
}

/**
 * @throws ModelBuildError `target-exists` where the target or a foreign `.partial` is in the way, or another run works
 * on it; `target-invalid` where no folder can be made
 */
export async function openPartialFolder(target: string): Promise<PartialFolder> {
  // Of a path such as a/../b the system makes something else where a is a link, or missing.
  const whole = path.resolve(target);
  const place = `${whole}.partial`;
  const directory = path.join(place, 'files');
  await refuseExisting(whole);
  const journal = await readJournal(place);
  refuseRunning(place, lastOf(journal));
  const handle = await makeFolder(place)
    .then(() => open(path.join(place, JOURNAL), 'a'))
    .catch((cause: unknown) => {
      throw fileError(cause, target);
    });
  const record = async (entry: object): Promise<void> => {
    await handle.appendFile(`\n${JSON.stringify(entry)}`);
    await handle.datasync();
  };
  const discard = async (): Promise<void> => {
    await handle.close();
    await rm(directory, { recursive: true, force: true });
    await rm(place, { recursive: true, force: true });
  };
  let owner: number;
  try {
    await record({ pid: process.pid });
    owner = await ownerAmong(place, journal.length);
    // The journal's last process has to be the one that works there.
    if (owner !== process.pid) await record({ pid: owner });
    else await makeFolder(directory);
  } catch (cause) {
    await (journal.length === 0 ? discard() : handle.close());
    throw fileError(cause, target);
  }
  if (owner !== process.pid) {
    await handle.close();
    throw anotherRuns(place, owner);
  }
  return {
    place,
    directory,
    journal,
    record,
    keepOnly: async (names) => {
      const left = await readdir(directory);
      const others = left.filter((name) => !names.has(name));
      await Promise.all(others.map((name) => rm(path.join(directory, name), { recursive: true })));
    },
    commit: async () => {
      // Something may have been put there while the build ran; rename would replace an empty folder silently.
      await refuseExisting(whole);
      await rename(directory, whole);
      await discard();
    },
    leave: () => handle.close(),
    discard,
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

/** Empty for an empty folder: a kill may come before the first line, or after the last. */
async function readJournal(place: string): Promise<unknown[]> {
  if (!(await exists(place))) return [];
  let text: string;
  try {
    const empty = (await readdir(place)).length === 0;
    text = empty ? '' : await readFile(path.join(place, JOURNAL), 'utf8');
  } catch {
    throw new ModelBuildError({
      code: 'target-exists',
      file: place,
      message: 'This is where the build would work, and it is not the leftover of an earlier build.',
      remedy: 'Move it away or choose another target.',
    });
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}

/** Of runs that began at the same moment, the one whose record came first. */
async function ownerAmong(place: string, before: number): Promise<number> {
  const added = (await readJournal(place)).slice(before);
  const pids = added.map(pidOf).filter((pid) => pid !== undefined);
  return pids.find((pid) => pid === process.pid || isRunning(pid)) ?? process.pid;
}

function lastOf(journal: readonly unknown[]): number {
  return journal.reduce<number>((last, entry) => pidOf(entry) ?? last, 0);
}

function refuseRunning(place: string, owner: number): void {
  if (owner !== process.pid && isRunning(owner)) throw anotherRuns(place, owner);
}

function anotherRuns(place: string, owner: number): ModelBuildError {
  return new ModelBuildError({
    code: 'target-exists',
    file: place,
    message: `Another build of the same target seems to be running (process ${owner}).`,
    remedy: 'Wait for it; if that process is something else, remove the folder.',
  });
}

function pidOf(entry: unknown): number | undefined {
  const pid: unknown = typeof entry === 'object' && entry !== null && 'pid' in entry ? entry.pid : undefined;
  return typeof pid === 'number' ? pid : undefined;
}
