/** The model's small files: config, list of weights, tokenizer, library. */
import { explainTransfer, openDownload } from './download.ts';

export interface SmallFile<T> {
  readonly url: string;
  /** Name of the cache that web-llm looks in. */
  readonly cacheName: string;
  /** Throws where the bytes are not the file that was wanted; such bytes are not kept. */
  readonly read: (bytes: ArrayBuffer) => T | Promise<T>;
  /** True where `read` proves the very bytes (by hash): then a stored copy needs no look at the network. */
  readonly proven: boolean;
  readonly signal: AbortSignal;
  /** @param fromNetwork whether these bytes came over the network */
  readonly onBytes: (count: number, fromNetwork: boolean) => void;
}

async function fetchSmall<T>(file: SmallFile<T>, cache: Cache): Promise<T> {
  const { url, signal } = file;
  let count = 0;
  try {
    // `no-cache` asks the host whether the browser's copy is still good: a model that was built again is noticed.
    const body = await openDownload(url, {
      signal,
      cache: 'no-cache',
      onBytes: (bytes) => {
        count += bytes;
        file.onBytes(bytes, true);
      },
    });
    const bytes = await new Response(body).arrayBuffer();
    const result = await file.read(bytes);
    await cache.put(url, new Response(bytes, { headers: { 'content-length': String(bytes.byteLength) } }));
    return result;
  } catch (error) {
    file.onBytes(-count, true);
    throw explainTransfer(url, error, signal);
  }
}

async function readStored<T>(file: SmallFile<T>, cache: Cache): Promise<T | undefined> {
  const stored = await cache.match(file.url);
  if (stored === undefined) return undefined;
  const bytes = await stored.arrayBuffer();
  try {
    const result = await file.read(bytes);
    file.onBytes(bytes.byteLength, false);
    return result;
  } catch {
    await cache.delete(file.url);
    return undefined;
  }
}

/**
 * Reads a file from the network, or from storage where the network does not give it (the page also runs without one).
 *
 * @throws EngineError the network's, where storage has nothing good either
 */
export async function readSmallFile<T>(file: SmallFile<T>): Promise<T> {
  const cache = await caches.open(file.cacheName);
  if (file.proven) {
    const stored = await readStored(file, cache);
    if (stored !== undefined) return stored;
  }
  try {
    return await fetchSmall(file, cache);
  } catch (error) {
    const stored = file.signal.aborted ? undefined : await readStored(file, cache);
    if (stored === undefined) throw error;
    return stored;
  }
}
