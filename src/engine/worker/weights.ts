/** The weight shards: what is missing is downloaded into the cache that web-llm reads them from. */
import { cancelledError } from '../commonErrors.ts';
import { EngineError } from '../errors.ts';
import { downloadError, explainTransfer, MODEL_CACHE, openDownload } from './download.ts';
import { invalidModelError, storageFullError } from './workerErrors.ts';

export interface Shard {
  readonly url: string;
  readonly bytes: number;
  /** As tensor-cache.json names it; tells a shard that was built again from the stored one. */
  readonly md5: string;
}

/** Browsers open about six connections to a host; the page keeps some for itself. */
const PARALLEL_DOWNLOADS = 4;
const ATTEMPTS = 3;
const RETRY_MS = 1000;
const MD5_HEADER = 'x-shard-md5';

async function isStored(cache: Cache, shard: Shard): Promise<boolean> {
  const stored = await cache.match(shard.url);
  if (stored === undefined) return false;
  const bytes = stored.headers.get('content-length');
  const md5 = stored.headers.get(MD5_HEADER);
  // A copy that another page of this origin stored through web-llm itself says less about itself.
  const fits = (bytes === null || Number(bytes) === shard.bytes) && (md5 === null || md5 === shard.md5);
  if (!fits) await cache.delete(shard.url);
  return fits;
}

/** A browser that cannot say how much room there is will say so when the room ends. */
async function checkRoom(needed: number): Promise<void> {
  const { quota, usage = 0 } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  if (quota === undefined || quota - usage >= needed) return;
  throw storageFullError(`${needed} bytes are needed, ${Math.max(0, quota - usage)} of ${quota} are free`);
}

async function downloadOnce(
  cache: Cache,
  shard: Shard,
  signal: AbortSignal,
  onBytes: (n: number) => void,
): Promise<void> {
  let count = 0;
  try {
    const body = await openDownload(shard.url, {
      signal,
      // Else the browser's HTTP cache keeps a second copy of gigabytes.
      cache: 'no-store',
      onBytes: (bytes) => {
        count += bytes;
        onBytes(bytes);
      },
    });
    const whole = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      // An error here makes put() fail, so that no file of the wrong size is ever stored.
      flush(controller) {
        if (count !== shard.bytes) controller.error(new Error('size'));
      },
    });
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(shard.bytes),
      [MD5_HEADER]: shard.md5,
    };
    await cache.put(shard.url, new Response(body.pipeThrough(whole), { headers }));
  } catch (error) {
    const got = count;
    onBytes(-count);
    if (!signal.aborted && !(error instanceof EngineError) && got > shard.bytes) {
      throw invalidModelError(
        'A file of this model is longer than its list says.',
        `${shard.url}: ${got} bytes`,
      );
    }
    throw explainTransfer(shard.url, error, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(cancelledError());
      },
      { once: true },
    );
  });
}

async function download(
  cache: Cache,
  shard: Shard,
  signal: AbortSignal,
  onBytes: (n: number) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await downloadOnce(cache, shard, signal, onBytes);
      return;
    } catch (error) {
      const again = error instanceof EngineError && error.code === 'download-failed' && attempt < ATTEMPTS;
      if (!again) throw error;
      await pause(RETRY_MS * attempt, signal);
    }
  }
}

/**
 * Stores every shard that is not there yet.
 *
 * @param onBytes called with the bytes that are new in hand; negative where a download starts again
 */
export async function storeWeights(
  shards: readonly Shard[],
  signal: AbortSignal,
  onBytes: (count: number, fromNetwork: boolean) => void,
): Promise<void> {
  const cache = await caches.open(MODEL_CACHE);
  const missing: Shard[] = [];
  for (const shard of shards) {
    if (signal.aborted) throw cancelledError();
    if (await isStored(cache, shard)) onBytes(shard.bytes, false);
    else missing.push(shard);
  }
  if (missing.length === 0) return;
  await checkRoom(missing.reduce((sum, shard) => sum + shard.bytes, 0));

  // The first failure ends the other downloads; all of them are waited for, so that nothing goes on in the background.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = missing.values();
  let failure: unknown;
  const worker = async (): Promise<void> => {
    for (const shard of queue) {
      try {
        await download(cache, shard, either, (bytes) => {
          onBytes(bytes, true);
        });
      } catch (error) {
        failure ??= error;
        stop.abort();
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, worker));
  if (signal.aborted) throw cancelledError();
  if (failure !== undefined)
    throw failure instanceof Error ? failure : downloadError(shards[0]?.url ?? '', failure);
}
