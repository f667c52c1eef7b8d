/**
 * Which tab of this page has the GPU: two loaded models rarely fit into its memory. Whoever holds a Web Lock has it; the
 * browser frees the lock of a tab that goes away. Plain TypeScript.
 */

const LOCK = 'chatdoctor-web.gpu';
const CHANNEL = 'chatdoctor-web.gpu';
/** How long the other tab gets to end its answer and to free the GPU; it may be frozen. Then the lock is taken from it. */
const PATIENCE_MS = 15_000;

export interface GpuOwner {
  /** Whether this browser can tell tabs apart at all. */
  readonly tellsTabs: boolean;
  /** `unknown` where the browser has no lock manager: nobody can tell then, and nothing is refused. */
  acquire(): Promise<'mine' | 'elsewhere' | 'unknown'>;
  /** Asks the tab that has it to let go; resolves when this tab has it. */
  takeOver(): Promise<void>;
  /** The GPU holds nothing of this tab any more. */
  letGo(): void;
}

export interface GpuOwnerPorts {
  /** Null where the browser has none. */
  readonly locks: Pick<LockManager, 'request'> | null;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | null;
  /** Another tab wants it, or has just taken it: resolves when the model is gone from here. */
  readonly onAsked: () => Promise<void>;
  readonly patienceMs?: number;
}

/** The browser's own. */
export function gpuOwnerPorts(): Pick<GpuOwnerPorts, 'locks' | 'channel'> {
  const { locks = null } = navigator as { readonly locks?: LockManager };
  return { locks, channel: typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL) };
}

export function createGpuOwner(ports: GpuOwnerPorts): GpuOwner {
  const { locks, channel, onAsked, patienceMs = PATIENCE_MS } = ports;
  /** Frees the lock; null while it is not held here. */
  let free: (() => void) | null = null;

  function letGo(): void {
    free?.();
    free = null;
  }

  /** Resolves when the lock is held here, or false where it was not available. */
  function hold(manager: Pick<LockManager, 'request'>, options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = manager.request(LOCK, options, (lock) => {
        if (lock === null) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>((end) => {
          free = end;
          resolve(true);
        });
      });
      held.catch((error: unknown) => {
        if (free === null) {
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        // Another tab lost its patience and took it.
        free = null;
        void onAsked();
      });
    });
  }

  channel?.addEventListener('message', () => {
    if (free !== null) void onAsked().finally(letGo);
  });

  return {
    tellsTabs: locks !== null,
    async acquire() {
      if (locks === null) return 'unknown';
      if (free !== null) return 'mine';
      return (await hold(locks, { ifAvailable: true })) ? 'mine' : 'elsewhere';
    },
    async takeOver() {
      if (locks === null || free !== null) return;
      channel?.postMessage('take-over');
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), patienceMs);
      try {
        await hold(locks, { signal: patience.signal });
      } catch {
        await hold(locks, { steal: true });
      } finally {
        clearTimeout(timer);
      }
    },
    letGo,
  };
}
