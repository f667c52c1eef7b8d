/** Web Locks around work on models: tabs share one storage. The browser frees what a tab or worker held that is gone. */

export type Locks = Pick<LockManager, 'request' | 'query'>;

/** Of a model's files: who downloads, checks or deletes them holds it. */
export const modelLock = (weightsUrl: string): string => `model-files:${weightsUrl}`;

/** Of one file that several models share. Held inside their own locks, and nothing inside it: no two can wait in a ring. */
export const fileLock = (url: string): string => `model-file:${url}`;

/** Null where the browser has none: work that would wait goes on then, as if there were one tab only. */
export function browserLocks(): Locks | null {
  const { locks = null } = navigator as { readonly locks?: LockManager };
  return locks;
}

/**
 * Runs a job while nobody else holds the lock.
 *
 * @param onWait is called where somebody does
 * @throws whatever the job throws; what the signal was aborted with, where that ends the waiting
 */
export async function withLock<T>(
  locks: Locks | null,
  name: string,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait?: () => void },
  job: () => Promise<T>,
): Promise<T> {
  if (locks === null) return job();
  if (onWait !== undefined) {
    const { held = [] } = await locks.query();
    if (held.some((lock) => lock.name === name)) onWait();
  }
  return locks.request(name, { signal }, job);
}

/** Runs a job unless somebody holds the lock. @returns false where somebody does */
export async function ifUnlocked(
  locks: Locks | null,
  name: string,
  job: () => Promise<void>,
): Promise<boolean> {
  if (locks === null) {
    await job();
    return true;
  }
  return locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await job();
    return true;
  });
}
