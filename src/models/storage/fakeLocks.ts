/** Web Locks with the rules that are used here: a queue for each name, ifAvailable and signal. For tests. */
import type { Locks } from './locks.ts';

type Callback = (lock: Lock | null) => unknown;

export function fakeLocks(): Locks {
  /** Each name's last holder or waiter; settles when that one is done. */
  const last = new Map<string, Promise<unknown>>();
  function request(name: string, options: LockOptions, callback: Callback): Promise<unknown> {
    const { signal, ifAvailable = false } = options;
    const before = last.get(name);
    if (ifAvailable && before !== undefined) return Promise.resolve(callback(null));
    const result = Promise.resolve(before).then(() => {
      signal?.throwIfAborted();
      return callback({ name, mode: 'exclusive' });
    });
    const done = result
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === done) last.delete(name);
      });
    last.set(name, done);
    return result;
  }
  const query = (): Promise<LockManagerSnapshot> =>
    Promise.resolve({ held: [...last.keys()].map((name) => ({ name })) } as LockManagerSnapshot);
  return { request, query } as unknown as Locks;
}
