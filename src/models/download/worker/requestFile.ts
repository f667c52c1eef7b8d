import { retryAfter } from '../../../lib/shared/retryAfter.ts';
import { notFoundError } from './downloadErrors.ts';

/** A host that asks for a longer wait is as good as gone; the person can go on later. */
export const MAX_WAIT_MS = 60_000;
/** A connection on which nothing comes for so long is taken for dead. */
export const IDLE_MS = 30_000;

/** A host that says in so many words that it is busy: the same request may succeed later. */
export class BusyAnswer extends Error {
  /** In ms; null where the host asks for nothing. */
  readonly waitMs: number | null;

  constructor(url: string, response: Response) {
    super(`${url}: ${response.status} ${response.statusText}`);
    this.waitMs = retryAfter(response.headers);
  }
}

export interface FileRequest {
  readonly url: string;
  /** Names the file in errors. */
  readonly name: string;
  /** Asks for what comes after so many bytes; 0 for all. */
  readonly from: number;
  /** Of the version whose beginning is here. */
  readonly etag: string | null;
  readonly signal: AbortSignal;
}

/** Weak tags (W/"…") say that two versions mean the same, not that they have the same bytes. */
export function exactTag(headers: Headers): string | null {
  const tag = headers.get('etag');
  return tag?.startsWith('"') === true ? tag : null;
}

/**
 * Asks a host for a file, or for the rest of it.
 *
 * @returns an answer with 200, 206 or 416
 * @throws EngineError `not-found`; BusyAnswer, or whatever fetch throws, where a new try may help
 */
export async function requestFile({ url, name, from, etag, signal }: FileRequest): Promise<Response> {
  const headers = new Headers();
  if (from > 0) {
    headers.set('range', `bytes=${from}-`);
    // Another origin would have to allow this header beforehand, and hubs do not. There the tag of the answer is compared.
    if (etag !== null && new URL(url).origin === location.origin) headers.set('if-range', etag);
  }
  // Else the browser's HTTP cache keeps a second copy of gigabytes.
  const response = await fetch(url, { headers, signal, cache: 'no-store' });
  const html = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if ([200, 206, 416].includes(response.status) && !html) return response;
  await response.body?.cancel();
  if (html || [400, 401, 403, 404, 410].includes(response.status)) {
    throw notFoundError(name, html, `${url}: ${response.status} ${response.statusText}`);
  }
  throw new BusyAnswer(url, response);
}
