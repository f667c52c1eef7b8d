import type { DownloadProgress } from '../protocol.ts';

/**
 * Runs a job while no other tab works on the same model's files: two writers of one partial file would end with neither.
 *
 * @throws whatever the job throws; AbortError where the signal ends the waiting
 */
export async function withModelLock<T>(
  weightsUrl: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
  job: () => Promise<T>,
): Promise<T> {
  const name = `model-files:${weightsUrl}`;
  const { held = [] } = await navigator.locks.query();
  if (held.some((lock) => lock.name === name)) onProgress({ phase: 'wait' });
  return navigator.locks.request(name, { signal }, job);
}
