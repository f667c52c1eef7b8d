import { expect, it } from 'vitest';
import type { Question } from './conversation.ts';
import { conversationPath } from './conversationPath.ts';

const message = (id: string, parentId: string | null): Question => ({
  id,
  parentId,
  role: 'user',
  content: id,
  createdAt: 0,
});

it.each([
  ['a chain', [message('a', null), message('b', 'a'), message('c', 'b')], 'c', 'a b c'],
  ['one branch of two', [message('a', null), message('b', 'a'), message('c', 'a')], 'c', 'a c'],
  ['no leaf', [message('a', null)], null, ''],
  ['an unknown leaf', [message('a', null)], 'x', ''],
  ['a missing parent', [message('b', 'x'), message('c', 'b')], 'c', 'b c'],
  ['a loop', [message('a', 'b'), message('b', 'a')], 'b', 'a b'],
])('%s', (_name, messages, leafId, expected) => {
  expect(
    conversationPath(messages, leafId)
      .map((found) => found.id)
      .join(' '),
  ).toBe(expected);
});
