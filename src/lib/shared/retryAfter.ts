/** The one method of `Headers` that is used here; this folder knows neither browsers nor Node. */
export interface HeaderReader {
  get(name: string): string | null;
}

/**
 * What a server asks for in ms: `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), or the Hub's
 * `RateLimit: "api";r=0;t=55` (seconds until the window ends; an IETF draft). Null where it asks for nothing.
 */
export function retryAfter(headers: HeaderReader, now = Date.now()): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const seconds = /;\s*t=(\d{1,9})/.exec(headers.get('ratelimit') ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
