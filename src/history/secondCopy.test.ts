import { beforeEach, expect, it } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { copies, dropCopy, hasCopy, keepCopy } from './secondCopy.ts';

beforeEach(() => void stubLocalStorage());

const said = (id: string, updatedAt: number, content = 'Rest.') =>
  aConversation([aQuestion('q', null), anAnswer('a', 'q', { content })], 'a', { id, updatedAt });

it('keeps all words and no token ids, until it is dropped', () => {
  keepCopy(said('c', 5));
  const { messages } = said('c', 5);
  expect(copies()).toMatchObject([
    { record: { id: 'c', messages: [messages[0], { content: 'Rest.', tokenIds: null }] } },
  ]);
  expect(hasCopy('c')).toBe(true);
  dropCopy('c');
  expect(hasCopy('c')).toBe(false);
});

it('leaves room for drafts, and then keeps the newest', () => {
  const long = 'x'.repeat(900_000);
  keepCopy(said('old', 1, long));
  keepCopy(said('new', 3, long));
  keepCopy(said('newest', 5, long));
  keepCopy(said('oldest', 0, long));
  expect(copies().map(({ name }) => name)).toEqual(['copy:new', 'copy:newest']);
  keepCopy(said('new', 6, 'x'.repeat(3_000_000)));
  expect(hasCopy('new'), 'one that has no room has no old copy either').toBe(false);
});
