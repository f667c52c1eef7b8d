import { EngineError } from '../../../engine/errors.ts';
import { storageFullError } from '../../../engine/fileErrors.ts';
import { freeBytes, requireRoom } from '../../storage/freeBytes.ts';
import type { ModelFile } from '../../storage/modelRecord.ts';
import { partialBytes } from '../../storage/partialFiles.ts';
import { isQuotaError } from './downloadErrors.ts';

/** What storing these files takes, in bytes. A file is there twice while it moves from its partial file to its place. */
async function neededFor(files: readonly ModelFile[], atOnce: number): Promise<number> {
  const sizes = files.map(({ bytes }) => bytes ?? 0);
  const rest = await Promise.all(
    files.map(async ({ url }, index) => Math.max(0, (sizes[index] ?? 0) - (await partialBytes(url)))),
  );
  const moving = sizes.toSorted((a, b) => b - a).slice(0, atOnce);
  return [...rest, ...moving].reduce((sum, size) => sum + size, 0);
}

/** @throws EngineError `storage-full`, with both figures, where the browser says that there is less room */
export async function checkRoom(files: readonly ModelFile[], atOnce: number): Promise<void> {
  await requireRoom(await neededFor(files, atOnce));
}

/** What a full disk threw half-way, as the error with the figures that are known; any other error as it is. */
export async function explainFull(
  error: unknown,
  files: readonly ModelFile[],
  atOnce: number,
): Promise<unknown> {
  const full = isQuotaError(error) || (error instanceof EngineError && error.code === 'storage-full');
  if (!full) return error;
  const needed = await neededFor(files, atOnce);
  const free = await freeBytes();
  const cause = error instanceof Error ? error.message : undefined;
  // A browser's estimate can be above what its disk really has.
  return storageFullError(free === null || free >= needed ? { needed, cause } : { needed, free, cause });
}
