/**
 * Writes the latest value of each key, at most once an interval a key: for answers that grow with every token. A value
 * that was handed in is either written or replaced by a later one of the same key, never dropped: what could not be
 * written is kept and tried again.
 */
export interface LatestWriter<T> {
  /** Writes after the interval, counted from the first value that waits. */
  put(key: string, value: T): void;
  /** Writes now; resolves when this key's value is written, or was refused. */
  putNow(key: string, value: T): Promise<void>;
  /** Writes everything that waits, and tries once more what was refused. */
  flush(): Promise<void>;
  /** Forgets what waits for a key and waits out a write in progress, so that a deletion is not undone. */
  forget(key: string): Promise<void>;
  /** The newest value of each key that is not written yet. */
  unwritten(): ReadonlyMap<string, T>;
}

export interface LatestWriterOptions<T> {
  /** Resolves when it is written. */
  readonly write: (value: T) => Promise<void>;
  readonly onError: (error: unknown, value: T) => void;
  /** Whether the same value may be written later; what may not is dropped. */
  readonly mayRetry: (error: unknown) => boolean;
  readonly intervalMs: number;
}

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

export function createLatestWriter<T>(options: LatestWriterOptions<T>): LatestWriter<T> {
  const waiting = new Map<string, { value: T; timer: ReturnType<typeof setTimeout> }>();
  /** The tail of each key's writes: two writes of one key never overlap, so the later one always wins. */
  const tails = new Map<string, { value: T; done: Promise<void> }>();
  const refused = new Map<string, T>();
  let retryMs = FIRST_RETRY_MS;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  function start(key: string, value: T): Promise<void> {
    refused.delete(key);
    const previous = tails.get(key)?.done ?? Promise.resolve();
    const done = previous
      .then(() => options.write(value))
      .then(
        () => void (retryMs = FIRST_RETRY_MS),
        (error: unknown) => fail(key, value, error),
      )
      .finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    const tail = { value, done };
    tails.set(key, tail);
    return done;
  }

  function fail(key: string, value: T, error: unknown): void {
    const isNewest = tails.get(key)?.value === value && !waiting.has(key);
    if (isNewest && options.mayRetry(error)) {
      refused.set(key, value);
      retryTimer ??= setTimeout(retry, retryMs);
    }
    options.onError(error, value);
  }

  function retry(): void {
    retryTimer = undefined;
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    for (const [key, value] of [...refused]) void start(key, value);
  }

  function take(key: string): T | undefined {
    const entry = waiting.get(key);
    if (entry === undefined) return undefined;
    clearTimeout(entry.timer);
    waiting.delete(key);
    return entry.value;
  }

  function writeWaiting(key: string): Promise<void> {
    const value = take(key) ?? refused.get(key);
    return value === undefined ? (tails.get(key)?.done ?? Promise.resolve()) : start(key, value);
  }

  return {
    put(key, value) {
      const entry = waiting.get(key);
      if (entry === undefined) {
        waiting.set(key, { value, timer: setTimeout(() => void writeWaiting(key), options.intervalMs) });
      } else {
        entry.value = value;
      }
    },
    putNow(key, value) {
      take(key);
      return start(key, value);
    },
    async flush() {
      await Promise.all(
        [...new Set([...waiting.keys(), ...refused.keys(), ...tails.keys()])].map(writeWaiting),
      );
    },
    async forget(key) {
      take(key);
      await tails.get(key)?.done;
      refused.delete(key);
    },
    unwritten() {
      const newest = new Map(refused);
      for (const [key, { value }] of tails) newest.set(key, value);
      for (const [key, { value }] of waiting) newest.set(key, value);
      return newest;
    },
  };
}
