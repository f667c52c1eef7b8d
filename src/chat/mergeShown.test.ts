import { expect, it } from 'vitest';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { mergeShown } from './mergeShown.ts';
import type { OtherTabsChange } from './mergeShown.ts';

const q = aQuestion('q', null);
const a = anAnswer('a', 'q');
const shown = aConversation([q, a], 'a');
const change = (stored: OtherTabsChange['stored'], rest: Partial<OtherTabsChange> = {}): OtherTabsChange => ({
  stored,
  removedIds: new Set(),
  writingId: null,
  ...rest,
});
const ids = ({ messages }: typeof shown): string => messages.map(({ id }) => id).join(' ');

it('takes over a turn that the other tab added, and shows it where it follows what is shown', () => {
  const q2 = aQuestion('q2', 'a');
  const a2 = anAnswer('a2', 'q2', { state: 'interrupted', content: 'Re' });
  const stored = aConversation([q, a, q2, a2], 'a2', { title: 'Theirs', pinned: true });
  const merged = mergeShown(shown, change(stored, { writingId: 'a2' }), null);
  expect(merged).toMatchObject({ title: 'Theirs', pinned: true, leafId: 'a2' });
  expect(merged.messages[3]).toEqual({ ...a2, state: 'writing' });
});

it('keeps the branch on screen where the other tab shows another one', () => {
  const b = anAnswer('b', 'q');
  const merged = mergeShown(shown, change(aConversation([q, a, b], 'b')), null);
  expect(ids(merged)).toBe('q a b');
  expect(merged.leafId).toBe('a');
});

it('keeps what is only here: the answer being written, and what is not stored yet', () => {
  const live = anAnswer('live', 'q', { state: 'writing', content: 'Rest and' });
  const here = aConversation([q, a, live], 'live');
  const stored = aConversation([q, a, { ...live, state: 'interrupted', content: 'Rest' }], 'a');
  expect(mergeShown(here, change(stored), 'live')).toMatchObject({ leafId: 'live', messages: [q, a, live] });
  expect(ids(mergeShown(here, change(aConversation([q, a], 'a')), 'live'))).toBe('q a live');
  // Also an end that storage does not have yet.
  const ended = { ...live, state: 'complete' as const };
  expect(mergeShown(aConversation([q, a, ended], 'live'), change(stored), null).messages[2]).toEqual(ended);
});

it('drops what the other tab deleted, with what followed, but nothing that an answer is written below', () => {
  const q2 = aQuestion('q2', 'a');
  const here = aConversation([q, a, q2], 'q2');
  const stored = aConversation([q], 'q');
  const removed = change(stored, { removedIds: new Set(['a']) });
  expect(mergeShown(here, removed, null)).toMatchObject({ messages: [q], leafId: 'q' });
  const live = anAnswer('live', 'q2', { state: 'writing' });
  const writing = aConversation([q, a, q2, live], 'live');
  expect(ids(mergeShown(writing, removed, 'live'))).toBe('q a q2 live');
});
