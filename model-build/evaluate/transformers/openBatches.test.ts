import { expect, it } from 'vitest';
import { openBatches } from './openBatches.ts';

it.each([
  [5, 2, [], [[0, 1], [2, 3], [4]]],
  [5, 2, [0, 1], [[2, 3], [4]]],
  // A batch that was interrupted is done again whole: its padding decides its rounding.
  [5, 2, [0, 1, 2], [[2, 3], [4]]],
  [4, 4, [0, 1, 2, 3], []],
  [1, 16, [], [[0]]],
])('%i questions by %i, of which %j are answered', (count, size, there, batches) => {
  expect(openBatches(count, size, (index) => there.includes(index))).toEqual(batches);
});
