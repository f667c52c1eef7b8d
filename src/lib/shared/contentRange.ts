import type { HeaderReader } from './retryAfter.ts';

export interface ContentRange {
  readonly first: number;
  /** Included. */
  readonly last: number;
  /** Of the whole file. */
  readonly total: number;
}

/** What a 206 answer holds, in bytes; null where its header says no such thing. */
export function contentRange(headers: HeaderReader): ContentRange | null {
  const match = /^bytes (\d{1,16})-(\d{1,16})\/(\d{1,16})$/.exec(headers.get('content-range') ?? '');
  return match === null ? null : { first: Number(match[1]), last: Number(match[2]), total: Number(match[3]) };
}
