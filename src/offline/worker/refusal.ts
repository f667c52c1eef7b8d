import { REHEARSAL_MS } from '../protocol.ts';

/** The address under which the end of a rehearsal is kept; nobody serves it. */
const KEY = 'rehearsal-until';

export interface Refusal {
  /** Null until storage was read. */
  readonly active: () => boolean | null;
  readonly known: () => Promise<boolean>;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Whether the network is refused. Browsers stop a service worker that is idle for half a minute, and compiling shaders
 * takes longer: so the time at which a rehearsal ends is stored too, or the network would be back in the middle of it.
 *
 * @param openCache of this page alone
 */
export function createRefusal(openCache: () => Promise<Cache>, now: () => number = Date.now): Refusal {
  /** Milliseconds since 1970; null until read. */
  let until: number | null = null;

  const reading = openCache()
    .then((cache) => cache.match(KEY))
    .then((stored) => stored?.text())
    // Storage that fails holds no rehearsal either.
    .catch(() => undefined)
    .then((text) => {
      until ??= Number(text ?? 0);
    });

  const isActive = (): boolean => until !== null && now() < until;

  return {
    active: () => (until === null ? null : isActive()),

    async known(): Promise<boolean> {
      await reading;
      return isActive();
    },

    async begin(): Promise<void> {
      until = now() + REHEARSAL_MS;
      const cache = await openCache();
      await cache.put(KEY, new Response(String(until)));
    },

    async end(): Promise<void> {
      until = 0;
      const cache = await openCache();
      await cache.delete(KEY);
    },
  };
}
