import { isWhole } from '../../storage/isWhole.ts';
import { browserLocks, fileLock, withLock } from '../../storage/locks.ts';
import type { ModelFile } from '../../storage/modelRecord.ts';
import { downloadFile } from './downloadFile.ts';
import type { DownloadTools } from './downloadFile.ts';

/**
 * Downloads a file that other models use too. Their lock is another one than this model's, and two writers of one partial
 * file would end with neither: the second waits, and takes what the first has stored.
 *
 * @throws what downloadFile throws; AbortError where the signal ends the waiting
 */
export async function downloadShared(
  file: ModelFile,
  tools: DownloadTools,
  download: typeof downloadFile = downloadFile,
  locks = browserLocks(),
): Promise<void> {
  const { storage, meter, signal } = tools;
  await withLock(locks, fileLock(file.url), { signal }, async () => {
    const stored = await storage.look(file);
    if (stored === null || !isWhole(file, stored)) await download(file, tools);
    else meter.add(file.bytes ?? 0, false);
  });
}
