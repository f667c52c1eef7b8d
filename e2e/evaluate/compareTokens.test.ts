import { expect, it } from 'vitest';
import { compareTokens } from './compareTokens.ts';

it.each([
  ['equal', [1, 2, 3], [1, 2, 3], [1, 1, 1], { equal: 3, mismatch: null, partedAt: null }],
  [
    'another token',
    [1, 9, 3],
    [1, 2, 3],
    [1, 0.5, 1],
    { equal: 1, mismatch: { step: 1, expected: 2, found: 9, gap: 0.5 } },
  ],
  ['a near tie', [1, 9, 8], [1, 2, 3], [1, 0.0009, 1], { equal: 1, mismatch: null, partedAt: 1 }],
  ['a tie at the bound', [9], [1], [1e-3], { mismatch: { step: 0, expected: 1, found: 9, gap: 1e-3 } }],
  [
    'an answer that ends early',
    [1],
    [1, 2],
    [1, 1],
    { equal: 1, mismatch: { step: 1, expected: 2, found: -1, gap: 1 } },
  ],
  ['one that goes on', [1, 2], [1], [1], { mismatch: { step: 1, expected: -1, found: 2, gap: Infinity } }],
])('%s', (_, found, expected, gaps, result) => {
  expect(compareTokens(found, expected, gaps)).toMatchObject(result);
});
