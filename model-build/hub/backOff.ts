import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled } from './hubError.ts';

/** A request is made so often before it counts as failed; bytes that arrive start the count anew. */
export const MAX_TRIES = 6;
/** Doubled after every failure: 0.5 s to 8 s between the six tries. */
const FIRST_WAIT_MS = 500;
/** The Hub counts requests in windows of five minutes; a server that asks for more is not worth waiting for. */
export const MAX_WAIT_MS = 300_000;

/**
 * How long to wait before the next try.
 *
 * @param failures so far, from 1
 * @param asked what the server wishes, in ms; null where it says nothing
 * @param random 0 to 1: many clients that fail at once shall not come back at once
 */
export function waitBefore(failures: number, asked: number | null, random = Math.random()): number {
  const own = FIRST_WAIT_MS * 2 ** (failures - 1) * (0.75 + 0.5 * random);
  return Math.max(own, asked ?? 0);
}

/**
 * What a server asks for in ms: `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), or the Hub's
 * `RateLimit: "api";r=0;t=55` (seconds until the window ends; an IETF draft).
 */
export function retryAfter(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const seconds = /;\s*t=(\d{1,9})/.exec(headers.get('ratelimit') ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** @throws ModelBuildError `cancelled` */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw cancelled();
  }
}
