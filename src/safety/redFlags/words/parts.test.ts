import { expect, it } from 'vitest';
import { readText } from '../text/read.ts';
import { partsOf } from './parts.ts';

const read = (text: string) => readText(text, (word) => word);

it('leaves a short text whole', () => {
  expect(partsOf(read('My chest hurts. It began at noon.'))).toEqual([{ first: 0, end: 7 }]);
  expect(partsOf(read(''))).toEqual([{ first: 0, end: 0 }]);
});

it.each([
  ['of sentences', 'I went to the park with them and it was a fine day. '.repeat(40)],
  ['without an end', 'word '.repeat(1000)],
  ['of words alone', 'One. '.repeat(500)],
])('cuts a long text %s into parts that leave no word out and overlap', (_, text) => {
  const reading = read(text);
  const parts = partsOf(reading);
  expect(parts[0]?.first).toBe(0);
  expect(parts.at(-1)?.end).toBe(reading.tokens.length);
  for (const [index, { first, end }] of parts.entries()) {
    expect(end - first).toBeGreaterThan(0);
    expect(end - first).toBeLessThanOrEqual(60);
    const next = parts[index + 1];
    if (next === undefined) continue;
    expect(next.first).toBeGreaterThan(first);
    expect(next.first).toBeLessThanOrEqual(end);
  }
});
