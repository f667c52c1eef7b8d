import { expect, it } from 'vitest';
import { aConversation, aQuestion } from '../lib/testing/conversations.ts';
import { nextRank, sortSummaries, summaryOf } from './summaries.ts';

const changed = (id: string, updatedAt: number, rank?: number) =>
  aConversation([aQuestion('q', null)], 'q', { id, updatedAt, ...(rank === undefined ? {} : { rank }) });

it('needs no rank while the clock goes on', () => {
  const listed = [changed('a', 5), changed('b', 7)].map(summaryOf);
  expect(nextRank(changed('c', 8), listed)).toEqual({});
  expect(nextRank(changed('a', 9), listed)).toEqual({});
  expect(nextRank(changed('c', 1), [])).toEqual({});
});

it('puts what was changed last first, also after the clock was set back', () => {
  let listed = [changed('ahead', 1000)].map(summaryOf);
  for (const [id, now] of [
    ['x', 5],
    ['y', 6],
    ['x', 7],
  ] as const) {
    const conversation = changed(id, now);
    const ranked = { ...conversation, ...nextRank(conversation, listed) };
    listed = [summaryOf(ranked), ...listed.filter((other) => other.id !== id)];
  }
  expect(sortSummaries(listed, 'updated').map(({ id }) => id)).toEqual(['x', 'y', 'ahead']);
  // The times are those of the clock, and an answer that grows takes no new rank with every token.
  expect(listed[0]).toMatchObject({ updatedAt: 7, rank: 1003 });
  expect(nextRank(changed('x', 8, 1003), listed)).toEqual({ rank: 1003 });
  expect(nextRank(changed('x', 7, 1003), listed), 'looking is no change').toEqual({ rank: 1003 });
  expect(nextRank(changed('x', 2000, 1003), listed), 'the clock has caught up').toEqual({ rank: 2000 });
});
