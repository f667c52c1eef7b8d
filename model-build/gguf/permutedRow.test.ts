import { expect, it } from 'vitest';
import { permutedRow } from './permutedRow.ts';

it.each([
  [1, 2],
  [3, 8],
  [9, 64],
])('is where reshape and swapaxes put each row (%d heads of %d)', (heads, headDim) => {
  // numpy: rows.reshape(heads, 2, headDim/2).swapaxes(1, 2).reshape(-1), spelled out over indices.
  const stored: number[] = [];
  for (let head = 0; head < heads; head += 1) {
    for (let i = 0; i < headDim / 2; i += 1) {
      for (let half = 0; half < 2; half += 1) stored.push(head * headDim + half * (headDim / 2) + i);
    }
  }
  const places = stored.map((_, row) => permutedRow(row, headDim));
  expect(places.map((place) => stored[place])).toEqual(stored.map((_, row) => row));
});
