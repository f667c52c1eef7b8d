/** How much room there is for models. */
import { storageFullError } from '../../engine/fileErrors.ts';

/** What the browser says of this site's room. Never rejects: old browsers and pages that are not secure say nothing. */
export async function storageEstimate(): Promise<StorageEstimate> {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
  return (await storage?.estimate?.().catch(() => undefined)) ?? {};
}

const GIB = 2 ** 30;

/**
 * Whether the figures are those that newer Chromes give every page, so that none can tell a private window by them: what is used
 * and up to ten whole GiB more. The room itself is then known to the browser alone.
 */
export function hidesRoom({ quota, usage = 0 }: StorageEstimate): boolean {
  const more = (quota ?? 0) - usage;
  return more > 0 && more <= 10 * GIB && more % GIB === 0;
}

/** What this site may use in all, in bytes; null where the browser does not say, or hides it. */
export function quotaOf(estimate: StorageEstimate): number | null {
  return hidesRoom(estimate) ? null : (estimate.quota ?? null);
}

/** Null where the browser does not say. */
export async function freeBytes(): Promise<number | null> {
  const estimate = await storageEstimate();
  const quota = quotaOf(estimate);
  return quota === null ? null : Math.max(0, quota - (estimate.usage ?? 0));
}

/**
 * A browser that cannot say how much room there is will say so when the room ends.
 *
 * @throws EngineError `storage-full`, with both figures
 */
export async function requireRoom(needed: number): Promise<void> {
  const free = await freeBytes();
  if (free !== null && free < needed) throw storageFullError({ needed, free });
}
