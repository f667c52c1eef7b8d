/**
 * Writes the latest value of each key, at most once an interval a key: for answers that grow with every token. A value
 * that was handed in is either written or replaced by a later one of the same key, never dropped.
 */
export interface LatestWriter<T> {
  /** Writes after the interval, counted from the first value that waits. */
  put(key: string, value: T): void;
  /** Writes now; resolves when this key's value is written. */
  putNow(key: string, value: T): Promise<void>;
  /** Writes everything that waits. */
  flush(): Promise<void>;
  /** Forgets what waits for a key and waits out a write in progress, so that a deletion is not undone. */
  forget(key: string): Promise<void>;
}

export function createLatestWriter<T>(
  write: (value: T) => Promise<void>,
  onError: (error: unknown) => void,
  intervalMs: number,
): LatestWriter<T> {
  const waiting = new Map<string, { value: T; timer: ReturnType<typeof setTimeout> }>();
  /** The tail of each key's writes: two writes of one key never overlap, so the later one always wins. */
  const tails = new Map<string, Promise<void>>();

  function start(key: string, value: T): Promise<void> {
    const previous = tails.get(key) ?? Promise.resolve();
    const tail = previous
      .then(() => write(value))
      .catch(onError)
      .finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return tail;
  }

  function take(key: string): T | undefined {
    const entry = waiting.get(key);
    if (entry === undefined) return undefined;
    clearTimeout(entry.timer);
    waiting.delete(key);
    return entry.value;
  }

  function writeWaiting(key: string): Promise<void> {
    const value = take(key);
    return value === undefined ? (tails.get(key) ?? Promise.resolve()) : start(key, value);
  }

  return {
    put(key, value) {
      const entry = waiting.get(key);
      if (entry === undefined) {
        waiting.set(key, { value, timer: setTimeout(() => void writeWaiting(key), intervalMs) });
      } else {
        entry.value = value;
      }
    },
    putNow(key, value) {
      take(key);
      return start(key, value);
    },
    async flush() {
      await Promise.all([...new Set([...waiting.keys(), ...tails.keys()])].map(writeWaiting));
    },
    async forget(key) {
      take(key);
      await tails.get(key);
    },
  };
}
