import { cancelledError } from '../../../engine/commonErrors.ts';

/**
 * Runs a task for each item, at most `limit` at a time. The first failure aborts the others' signal; all of them are
 * waited for, so that nothing goes on in the background, and that failure is thrown.
 *
 * @throws EngineError `cancelled` where the signal says so
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  task: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = items.values();
  const failures: unknown[] = [];
  const runner = async (): Promise<void> => {
    for (const item of queue) {
      if (either.aborted) return;
      try {
        await task(item, either);
      } catch (error) {
        failures.push(error);
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, runner));
  if (signal.aborted) throw cancelledError();
  if (failures.length > 0) throw failures[0];
}
