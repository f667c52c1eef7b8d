import { expect, it } from 'vitest';
import { waitBefore } from './waitBefore.ts';

it('doubles, spreads by a quarter to both sides, and waits as long as the server asks', () => {
  expect([1, 2, 3, 4].map((failures) => waitBefore(failures, null, 0.5))).toEqual([500, 1000, 2000, 4000]);
  expect([waitBefore(1, null, 0), waitBefore(1, null, 1)]).toEqual([375, 625]);
  expect([waitBefore(1, 9000, 0.5), waitBefore(6, 9000, 0.5)]).toEqual([9000, 16_000]);
});
