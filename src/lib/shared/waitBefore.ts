/** Doubled after every failure: 0.5 s to 8 s between six tries. */
const FIRST_WAIT_MS = 500;

/**
 * How long to wait before a request is made again, in ms.
 *
 * @param failures so far, from 1
 * @param asked what the server wishes, in ms; null where it says nothing
 * @param random 0 to 1: many clients that fail at once shall not come back at once
 */
export function waitBefore(failures: number, asked: number | null, random = Math.random()): number {
  const own = FIRST_WAIT_MS * 2 ** (failures - 1) * (0.75 + 0.5 * random);
  return Math.max(own, asked ?? 0);
}
