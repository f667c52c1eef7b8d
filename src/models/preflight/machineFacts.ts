/** What can be asked of a browser before anything is downloaded. */
import type { GpuProbe } from '../../engine/gpu.ts';
import { hidesRoom, quotaOf, storageEstimate } from '../storage/freeBytes.ts';

export interface StorageFacts {
  /** In bytes, of what this site may store; null where the browser does not say, or says the same to every page. */
  readonly quota: number | null;
  /** In bytes, of what this site has stored. */
  readonly usage: number | null;
  /** Whether the browser keeps it when the disk fills up; null where it does not say. */
  readonly persisted: boolean | null;
  /** False where pages may not store models: no Cache Storage. */
  readonly available: boolean;
  /** A guess: browsers hide it. Null where it cannot be guessed. */
  readonly privateWindow: boolean | null;
}

export interface MachineFacts {
  readonly gpu: GpuProbe;
  readonly storage: StorageFacts;
  /** In GiB, rounded and capped by the browser; null where it does not say. */
  readonly memoryGiB: number | null;
  readonly processors: number | null;
  readonly userAgent: string;
}

/** What speaks for a private window. Sizes in bytes. */
export interface PrivateSigns {
  readonly quota: number | null;
  /** Chrome's limit of the JavaScript heap. Private windows are given memory for a disk, a part of the machine's. */
  readonly heapLimit: number | null;
  /** The private file system refused to open, as in private windows of Firefox and Safari. */
  readonly filesRefused: boolean;
}

/** Ordinary windows are given a large part of the disk: less than this is a nearly full disk or a private window. */
const SMALL_QUOTA = 2_000_000_000;

export function looksPrivate({ quota, heapLimit, filesRefused }: PrivateSigns): boolean {
  if (filesRefused) return true;
  return quota !== null && quota < Math.max(SMALL_QUOTA, 2 * (heapLimit ?? 0));
}

/** Asks the browser. Never rejects: what is not told is null. */
export async function machineFacts(gpu: GpuProbe): Promise<MachineFacts> {
  // Typed as always there; old browsers and pages that are not secure lack parts of it.
  const browser = navigator as Partial<Navigator> & { readonly deviceMemory?: number };
  const storage: Partial<StorageManager> = browser.storage ?? {};
  const estimate = await storageEstimate();
  const hidden = hidesRoom(estimate);
  const { usage = null } = estimate;
  const quota = quotaOf(estimate);
  const persisted = await storage.persisted?.().catch(() => null);
  const refused = await storage.getDirectory?.().then(
    () => false,
    () => true,
  );
  const filesRefused = refused ?? false;
  const { memory } = performance as { readonly memory?: { readonly jsHeapSizeLimit: number } };
  return {
    gpu,
    storage: {
      quota,
      usage,
      persisted: persisted ?? null,
      available: 'caches' in globalThis,
      privateWindow:
        hidden && !filesRefused
          ? null
          : looksPrivate({ quota, heapLimit: memory?.jsHeapSizeLimit ?? null, filesRefused }),
    },
    memoryGiB: browser.deviceMemory ?? null,
    processors: browser.hardwareConcurrency ?? null,
    userAgent: browser.userAgent ?? '',
  };
}
