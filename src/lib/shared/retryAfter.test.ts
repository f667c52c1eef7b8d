import { expect, it } from 'vitest';
import { retryAfter } from './retryAfter.ts';

const NOW = Date.parse('Thu, 01 Jan 2026 00:00:00 GMT');

it.each([
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT' }, 7000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{ ratelimit: '"api";r=0;t=55' }, 55_000],
  [{}, null],
])('reads %j', (headers, expected) => {
  expect(retryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
});
