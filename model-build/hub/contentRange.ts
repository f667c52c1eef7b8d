import type { Answer } from './request.ts';

/** First byte, last byte (included) and whole length of a 206 answer; null where the header says no such thing. */
export function contentRange({ headers }: Answer): { first: number; last: number; total: number } | null {
  const match = /^bytes (\d{1,16})-(\d{1,16})\/(\d{1,16})$/.exec(headers.get('content-range') ?? '');
  return match === null ? null : { first: Number(match[1]), last: Number(match[2]), total: Number(match[3]) };
}
