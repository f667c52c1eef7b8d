import { beforeEach, expect, it } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { createSecondCopy } from './secondCopy.ts';

beforeEach(() => void stubLocalStorage());

const said = (id: string, updatedAt: number, content = 'Rest.') =>
  aConversation([aQuestion('q', null), anAnswer('a', 'q', { content })], 'a', { id, updatedAt });

it('keeps all words and no token ids, until it is dropped', () => {
  const copies = createSecondCopy();
  copies.keep(said('c', 5));
  const { messages } = said('c', 5);
  expect(copies.all()).toMatchObject([
    { id: 'c', messages: [messages[0], { content: 'Rest.', tokenIds: null }] },
  ]);
  expect(createSecondCopy().has('c'), 'after a reload').toBe(true);
  copies.drop('c');
  expect(copies.has('c')).toBe(false);
  expect(copies.all()).toEqual([]);
});

it('leaves room for drafts, and then keeps the newest', () => {
  const copies = createSecondCopy();
  const long = 'x'.repeat(900_000);
  expect(copies.keep(said('old', 1, long))).toBe(true);
  copies.keep(said('new', 3, long));
  copies.keep(said('newest', 5, long));
  expect(copies.keep(said('oldest', 0, long))).toBe(false);
  expect(copies.all()).toMatchObject([{ id: 'new' }, { id: 'newest' }]);
  copies.keep(said('new', 6, 'x'.repeat(3_000_000)));
  expect(copies.has('new'), 'one that has no room has no old copy either').toBe(false);
});
