import { expect, it } from 'vitest';
import { formatSeconds } from './formatSeconds.ts';

it.each([
  [0, '1 s'],
  [3, '5 s'],
  [50, '50 s'],
  [56, '1 min'],
  [61, '2 min'],
  [3500, '59 min'],
  [3600, '1 h'],
  [4800, '1 h 20 min'],
  [7190, '2 h'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
