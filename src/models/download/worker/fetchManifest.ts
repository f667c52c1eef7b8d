import { cancelledError } from '../../../engine/commonErrors.ts';
import { EngineError } from '../../../engine/errors.ts';
import { invalidModelError } from '../../../engine/fileErrors.ts';
import { toHex } from '../../../lib/shared/toHex.ts';
import { waitBefore } from '../../../lib/shared/waitBefore.ts';
import { MANIFEST } from '../../storage/modelJson.ts';
import { brokeOffError } from './downloadErrors.ts';
import { explainRefusal } from './explainRefusal.ts';
import { pause } from './pause.ts';
import { BusyAnswer, IDLE_MS, MAX_WAIT_MS, requestFile } from './requestFile.ts';

/** The 7B has 130 shards, in 25 kB. */
const MAX_BYTES = 1 << 22;
const MAX_TRIES = 4;

export interface HostManifest {
  readonly bytes: ArrayBuffer;
  /** In hex. */
  readonly sha256: string;
}

/** What a host says of the length need not be so: the bytes are counted. */
async function readBounded(response: Response): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  try {
    for (let count = 0; ; length = Math.max(length, count)) {
      if (length > MAX_BYTES) {
        throw invalidModelError(`The model's ${MANIFEST} is too long to be one: at least ${length} bytes.`);
      }
      const part = await reader?.read();
      if (part?.value === undefined) return await new Blob(parts).arrayBuffer();
      parts.push(part.value);
      count += part.value.length;
    }
  } finally {
    // A transfer that nobody reads on is ended.
    await reader?.cancel().catch(() => undefined);
  }
}

async function fetchOnce(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  // For all of it: what is so small comes at once or not at all.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), IDLE_MS);
  try {
    const either = AbortSignal.any([signal, late.signal]);
    return await readBounded(await requestFile({ url, name: MANIFEST, from: 0, etag: null, signal: either }));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The list that lies beside a model's weights.
 *
 * @returns null where the host has none, as for folders that MLC-LLM's converter made
 * @throws EngineError `download-failed`, `model-invalid`, `cancelled`
 */
export async function fetchManifest(weightsUrl: string, signal: AbortSignal): Promise<HostManifest | null> {
  const url = new URL(MANIFEST, weightsUrl).href;
  for (let failures = 1; ; failures += 1) {
    let asked: number | null = null;
    try {
      const bytes = await fetchOnce(url, signal);
      return { bytes, sha256: toHex(await crypto.subtle.digest('SHA-256', bytes)) };
    } catch (error) {
      if (signal.aborted) throw cancelledError();
      if (error instanceof EngineError && error.code === 'not-found') return null;
      if (error instanceof EngineError) throw error;
      if (error instanceof BusyAnswer) asked = error.waitMs;
      if (failures === MAX_TRIES || (asked ?? 0) > MAX_WAIT_MS) {
        throw (await explainRefusal(url)) ?? brokeOffError(MANIFEST, error);
      }
    }
    await pause(waitBefore(failures, asked), signal);
  }
}
