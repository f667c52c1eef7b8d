import type { DownloadProgress } from '../protocol.ts';

/** Speeds are told over this long: shorter ones jump, longer ones do not notice a slow network. */
const WINDOW_MS = 8000;
/** Before this nothing is told: the first bytes come in a burst. */
const SETTLE_MS = 1000;
/** A person sees no more. */
const EVERY_MS = 100;

export interface ProgressMeter {
  /** Counts anew: what is stored, and all that there is to be. */
  begin(storedBytes: number, totalBytes: number): void;
  /** Over the network so far. */
  readonly fetchedBytes: number;
  /** Bytes that are new in hand; negative where they are thrown away. */
  add(count: number, fromNetwork: boolean): void;
  /** A file begins again, because its host sends no parts. */
  noteNoRanges(): void;
  /** The file at `url` failed, and is not back until its bytes come again; others may go on meanwhile. */
  retryBegins(url: string): void;
  retryEnds(url: string): void;
  /** Tells now. */
  flush(): void;
}

/** Adds up what all files of a model have so far, and how fast it comes. @param now in ms */
export function createProgressMeter(
  onProgress: (progress: DownloadProgress) => void,
  now: () => number = () => performance.now(),
): ProgressMeter {
  let loadedBytes = 0;
  let totalBytes = 0;
  let fetchedBytes = 0;
  let withoutRanges = 0;
  const retrying = new Set<string>();
  let lastTold = -Infinity;
  /** When how many bytes had come over the network, oldest first. */
  let samples: { readonly at: number; readonly fetched: number }[] = [];

  function speed(at: number): number | null {
    samples = samples.filter((sample) => at - sample.at <= WINDOW_MS);
    const [oldest] = samples;
    if (oldest === undefined || at - oldest.at < SETTLE_MS) return null;
    return ((fetchedBytes - oldest.fetched) / (at - oldest.at)) * 1000;
  }

  const meter: ProgressMeter = {
    begin(storedBytes, total) {
      loadedBytes = storedBytes;
      totalBytes = total;
      meter.flush();
    },
    get fetchedBytes() {
      return fetchedBytes;
    },
    add(count, fromNetwork) {
      loadedBytes += count;
      if (fromNetwork && count > 0) {
        // The first sample stands before the first byte.
        if (samples.length === 0) samples.push({ at: now(), fetched: fetchedBytes });
        fetchedBytes += count;
      }
      if (now() - lastTold >= EVERY_MS) meter.flush();
    },
    noteNoRanges() {
      withoutRanges += 1;
    },
    retryBegins(url) {
      retrying.add(url);
      meter.flush();
    },
    retryEnds(url) {
      if (retrying.delete(url)) meter.flush();
    },
    flush() {
      lastTold = now();
      if (samples.length > 0) samples.push({ at: lastTold, fetched: fetchedBytes });
      const bytesPerSecond = speed(lastTold);
      const left = totalBytes - loadedBytes;
      onProgress({
        phase: 'fetch',
        loadedBytes,
        totalBytes,
        bytesPerSecond,
        secondsLeft:
          bytesPerSecond === null || bytesPerSecond <= 0 || totalBytes === 0
            ? null
            : Math.max(0, left) / bytesPerSecond,
        withoutRanges,
        retrying: retrying.size > 0,
      });
    },
  };
  return meter;
}
