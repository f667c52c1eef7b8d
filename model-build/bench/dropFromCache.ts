import { runProgram } from '../fetch/runProgram.ts';
import { syncAll } from './diskAlone.ts';

/**
 * Asks the system to forget what it keeps of these files in memory, so that they are read from the disk next (GNU dd's
 * `nocache`, which is posix_fadvise's DONTNEED; no rights are needed for it).
 *
 * @returns false where there is no GNU dd: nothing is known of the cache then.
 */
export async function dropFromCache(files: readonly string[], signal?: AbortSignal): Promise<boolean> {
  // What the disk does not have yet stays in memory.
  await syncAll(files);
  for (const file of files) {
    const args = [`if=${file}`, 'of=/dev/null', 'iflag=nocache', 'count=0', 'status=none'];
    const done = await runProgram('dd', args, { signal });
    if (done?.status !== 0) return false;
  }
  return true;
}
