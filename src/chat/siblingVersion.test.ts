import { expect, it } from 'vitest';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { siblingVersion } from './siblingVersion.ts';

/** Two answers to the first question; two wordings of the second, which follows the first answer. */
const messages = [
  aQuestion('q1', null),
  anAnswer('a1', 'q1'),
  anAnswer('a1b', 'q1'),
  aQuestion('q2', 'a1'),
  aQuestion('q2b', 'a1'),
];

it.each([
  ['the last message that has several', 'q2b', -1, 'q2'],
  ['the other way', 'q2', 1, 'q2b'],
  ['nothing beyond the end', 'q2b', 1, null],
  ['nothing before the first', 'q2', -1, null],
  ['an answer, where it is the last', 'a1b', -1, 'a1'],
] as const)('steps to %s', (_name, leafId, step, expected) => {
  expect(siblingVersion(aConversation(messages, leafId), step)).toBe(expected);
});

it('finds nothing where no message has several', () => {
  expect(siblingVersion(aConversation(messages.slice(0, 2), 'a1'), 1)).toBeNull();
  expect(siblingVersion(aConversation([]), 1)).toBeNull();
});
