/** How much room there is for models. */
import { storageFullError } from '../../engine/fileErrors.ts';

/** What the browser says of this site's room. Never rejects: old browsers and pages that are not secure say nothing. */
export async function storageEstimate(): Promise<StorageEstimate> {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
  return (await storage?.estimate?.().catch(() => undefined)) ?? {};
}

/** Null where the browser does not say. */
export async function freeBytes(): Promise<number | null> {
  const { quota, usage = 0 } = await storageEstimate();
  return quota === undefined ? null : Math.max(0, quota - usage);
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
