import { afterEach, expect, it, vi } from 'vitest';
import { fakeLocks } from '../storage/fakeLocks.ts';
import { modelLock } from '../storage/locks.ts';
import { openModelFiles } from './modelFiles.ts';

const URL_A = 'https://host.example/a/resolve/main/';
const guard = (): Promise<void> => Promise.resolve();

/** A storage that holds nothing, and notes what is deleted. */
function emptyCaches() {
  const deleted = vi.fn(() => Promise.resolve(false));
  vi.stubGlobal('caches', {
    open: () => Promise.resolve({ delete: deleted, match: () => Promise.resolve(undefined) }),
  });
  return deleted;
}

afterEach(() => vi.unstubAllGlobals());

it('deletes no model while a worker writes or reads it', async () => {
  const deleted = emptyCaches();
  const locks = fakeLocks();
  const files = openModelFiles(guard, locks);
  let end = (): void => undefined;
  const job = locks.request(modelLock(URL_A), {}, () => new Promise<void>((resolve) => (end = resolve)));
  await expect(files.remove(URL_A)).rejects.toMatchObject({ code: 'busy', retryable: true });
  expect(deleted).not.toHaveBeenCalled();
  end();
  await job;
  await vi.waitFor(() => files.remove(URL_A));
  expect(deleted).toHaveBeenCalled();
});

it('deletes without locks where the browser has none', async () => {
  const deleted = emptyCaches();
  await openModelFiles(guard, null).remove(URL_A);
  expect(deleted).toHaveBeenCalled();
});
