import { expect, it } from 'vitest';
import { scanTexts } from './scanTexts.ts';

const { signal } = new AbortController();

it('finds over all texts, each once', async () => {
  const texts = ['a cough', 'mail a@b.example', 'again a@b.example', 'call (415) 555-0132'];
  expect(await scanTexts(texts, signal)).toEqual([
    { kind: 'email', text: 'a@b.example' },
    { kind: 'phone', text: '(415) 555-0132' },
  ]);
});

it('stops when it has enough, and when nobody waits any more', async () => {
  let read = 0;
  function* texts(): Generator<string> {
    for (;;) yield `person${(read += 1)}@example.org`;
  }
  expect(await scanTexts(texts(), signal)).toHaveLength(30);
  expect(read).toBe(30);
  expect(await scanTexts(endless(), AbortSignal.abort())).toEqual([]);
});

function* endless(): Generator<string> {
  for (;;) yield 'a cough';
}
