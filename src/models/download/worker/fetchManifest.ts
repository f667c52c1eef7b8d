import { cancelledError } from '../../../engine/commonErrors.ts';
import { EngineError } from '../../../engine/errors.ts';
import { invalidModelError } from '../../../engine/fileErrors.ts';
import { toHex } from '../../../lib/shared/toHex.ts';
import { waitBefore } from '../../../lib/shared/waitBefore.ts';
import { MANIFEST } from '../../storage/modelJson.ts';
import { brokeOffError } from './downloadErrors.ts';
import { pause } from './pause.ts';
import { BusyAnswer, requestFile } from './requestFile.ts';

/** The 7B has 130 shards, in 25 kB. */
const MAX_BYTES = 1 << 22;
const MAX_TRIES = 4;

export interface HostManifest {
  readonly bytes: ArrayBuffer;
  /** In hex. */
  readonly sha256: string;
}

async function fetchOnce(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await requestFile({ url, name: MANIFEST, from: 0, etag: null, signal });
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MAX_BYTES) {
    await response.body?.cancel();
    throw invalidModelError(`The model's ${MANIFEST} is too long to be one: ${length} bytes.`);
  }
  return response.arrayBuffer();
}

/**
 * The list that lies beside a model's weights.
 *
 * @returns null where the host has none, as for folders that MLC-LLM's converter made
 * @throws EngineError `download-failed`, `cancelled`
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
      if (failures === MAX_TRIES) throw brokeOffError(MANIFEST, error);
      if (error instanceof BusyAnswer) asked = error.waitMs;
    }
    await pause(waitBefore(failures, asked), signal);
  }
}
