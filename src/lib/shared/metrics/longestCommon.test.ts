import { expect, it } from 'vitest';
import { longestCommon } from './longestCommon.ts';
import { seededDraw } from './seededDraw.ts';

/** By the textbook's table. */
function table(a: readonly string[], b: readonly string[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    b.forEach((other, at) => {
      const taken = (above[at] ?? 0) + 1;
      row.push(other === word ? taken : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    });
    above = row;
  }
  return above.at(-1) ?? 0;
}

it('finds as many as the table does, over one word of bits and several, with few and many different words', () => {
  const draw = seededDraw(5);
  for (const kinds of [1, 2, 5, 300]) {
    for (const [most, times] of [
      [4, 200],
      [40, 100],
      [200, 20],
    ] as const) {
      const list = (): string[] => Array.from({ length: draw(most + 1) }, () => `w${draw(kinds)}`);
      for (let i = 0; i < times; i += 1) {
        const [a, b] = [list(), list()];
        expect(longestCommon(a, b), JSON.stringify([a, b])).toBe(table(a, b));
      }
    }
  }
});

it.each([31, 32, 33, 64, 65])('finds all of %i words in themselves', (length) => {
  const one = Array.from({ length }, () => 'pain');
  const other = Array.from({ length }, (_, at) => `w${at}`);
  expect(longestCommon(one, one)).toBe(length);
  expect(longestCommon(other, other)).toBe(length);
  expect(longestCommon(other, [...other].reverse())).toBe(1);
});
