import { browserLocks, modelLock, withLock } from '../../storage/locks.ts';
import type { DownloadProgress } from '../protocol.ts';

/**
 * Runs a job while no other tab works on the same model's files: two writers of one partial file would end with neither.
 *
 * @throws whatever the job throws; AbortError where the signal ends the waiting
 */
export function withModelLock<T>(
  weightsUrl: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
  job: () => Promise<T>,
): Promise<T> {
  const onWait = (): void => onProgress({ phase: 'wait' });
  return withLock(browserLocks(), modelLock(weightsUrl), { signal, onWait }, job);
}
