import { describe, expect, it } from 'vitest';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { removeBranch, restoreBranch, showMessage } from './messageTree.ts';
import { newestLeaf, versionsOf } from './messageVersions.ts';

/** q1 has the answers a1 and a1b; a1 is followed by q2 and its other wording q2b; r is another first question. */
const tree = aConversation(
  [
    aQuestion('q1', null),
    anAnswer('a1', 'q1'),
    aQuestion('q2', 'a1'),
    anAnswer('a2', 'q2'),
    anAnswer('a1b', 'q1'),
    aQuestion('q2b', 'a1'),
    anAnswer('a2b', 'q2b'),
    aQuestion('r', null),
  ],
  'a2b',
);

const ids = (messages: readonly { id: string }[]): string => messages.map(({ id }) => id).join(' ');

it.each([
  ['q1', 'q1 r'],
  ['a1', 'a1 a1b'],
  ['q2b', 'q2 q2b'],
  ['a2', 'a2'],
])('the versions at %s are %s', (id, expected) => {
  const message = tree.messages.find((candidate) => candidate.id === id);
  if (message === undefined) throw new Error(id);
  expect(ids(versionsOf(tree.messages, message))).toBe(expected);
});

it.each([
  ['q1', 'a2b'],
  ['q2', 'a2'],
  ['a1b', 'a1b'],
  ['r', 'r'],
])('through %s the newest branch ends with %s', (id, leaf) => {
  expect(newestLeaf(tree.messages, id)).toBe(leaf);
  expect(showMessage(tree, id)).toEqual({ ...tree, leafId: leaf });
});

describe('taking away', () => {
  it.each([
    ['a leaf: its question stays', 'a2b', 'q1 a1 q2 a2 a1b q2b r', 'q2b'],
    ['a wording with its answer: the older one is shown', 'q2b', 'q1 a1 q2 a2 a1b r', 'a2'],
    ['an answer with two branches below: the newer one is shown', 'a1', 'q1 a1b r', 'a1b'],
    ['what is not shown', 'a1b', 'q1 a1 q2 a2 q2b a2b r', 'a2b'],
    ['the first question', 'q1', 'r', 'r'],
    ['nothing of that name', 'zz', ids(tree.messages), 'a2b'],
  ])('%s', (_name, id, left, leaf) => {
    const after = removeBranch(tree, id, 9);
    expect(ids(after.messages)).toBe(left);
    expect(after.leafId).toBe(leaf);
  });

  it('can be undone, in the old order, and keeps what was said since', () => {
    const after = removeBranch(tree, 'a1', 9);
    expect(restoreBranch(after, tree, 9)).toEqual({ ...tree, updatedAt: 9 });
    const since = { ...after, messages: [...after.messages, aQuestion('new', 'a1b')], leafId: 'new' };
    expect(ids(restoreBranch(since, tree, 9).messages)).toBe(`${ids(tree.messages)} new`);
  });

  it('leaves an empty conversation where all is gone', () => {
    const one = aConversation([aQuestion('q', null)], 'q');
    expect(removeBranch(one, 'q', 9)).toMatchObject({ messages: [], leafId: null });
  });
});
