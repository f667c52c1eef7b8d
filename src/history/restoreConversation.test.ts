import { describe, expect, it } from 'vitest';
import type { Answer, Conversation, Question } from '../lib/conversation.ts';
import { aConversation, aMaking, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { restoreConversation } from './restoreConversation.ts';

const question = (id: string, parentId: string | null = null): Question => aQuestion(id, parentId);
const answer = (id: string, parentId: string, state: Answer['state'] = 'complete'): Answer =>
  anAnswer(id, parentId, { state });

const good: Conversation = aConversation([
  question('q1'),
  answer('a1', 'q1'),
  question('q2', 'a1'),
  answer('a2', 'q2'),
]);

it('gives a good conversation back unchanged', () => {
  expect(restoreConversation(structuredClone(good))).toEqual({ conversation: good, repairs: [] });
});

it('marks an answer that was being written as interrupted', () => {
  const { conversation } = restoreConversation({
    ...good,
    messages: [question('q1'), answer('a1', 'q1', 'writing')],
    leafId: 'a1',
  });
  expect(conversation?.messages[1]).toMatchObject({ state: 'interrupted', content: 'answer a1' });
});

describe('what is no conversation', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a string', 'hello'],
    ['a list', []],
    ['no id', { ...good, id: undefined }],
    ['an empty id', { ...good, id: '' }],
    ['messages that are no list', { ...good, messages: { 0: question('q1') } }],
    ['no version', { ...good, version: undefined }],
    ['a later version', { ...good, version: 3 }],
    ['a version before all', { ...good, version: 0 }],
    ['a version in words', { ...good, version: '1' }],
  ])('%s', (_name, value) => {
    const restored = restoreConversation(value);
    expect(restored.conversation).toBeNull();
    expect(restored).toHaveProperty('problem', expect.stringMatching(/\S/));
  });
});

describe('what is mended', () => {
  const bad = [
    ['no title', { title: undefined }, { title: 'question q1' }, 0],
    ['a title of spaces', { title: '  ' }, { title: 'question q1' }, 0],
    ['no dates', { createdAt: 'x', updatedAt: Number.NaN }, { createdAt: 0, updatedAt: 0 }, 0],
    ['an update before the creation', { updatedAt: 0 }, { updatedAt: 1 }, 0],
    ['a leaf that is gone', { leafId: 'zz' }, { leafId: 'a2' }, 1],
    ['no leaf', { leafId: undefined }, { leafId: 'a2' }, 1],
    ['no messages and a leaf', { messages: [] }, { leafId: null, messages: [] }, 1],
  ] as const;
  it.each(bad)('%s', (_name, patch, expected, repairs) => {
    const restored = restoreConversation({ ...good, ...patch });
    expect(restored.conversation).toMatchObject(expected);
    expect(restored).toHaveProperty('repairs.length', repairs);
  });

  it.each([
    ['a message of another role', [question('q1'), { ...question('s'), role: 'system' }], 'q1'],
    ['a message without content', [question('q1'), { ...answer('a1', 'q1'), content: undefined }], 'q1'],
    ['a message that is null', [null, question('q1')], 'q1'],
    ['an unknown state', [question('q1'), { ...answer('a1', 'q1'), state: 'diagnosed' }], 'q1'],
    ['a negative token count', [question('q1'), { ...answer('a1', 'q1'), maxTokens: -1 }], 'q1'],
    ['the same id twice', [question('q1'), question('q1')], 'q1'],
    ['an answer to nothing', [answer('a1', 'q0'), question('q1')], 'q1'],
    ['a lost parent', [question('q1'), answer('a1', 'gone')], 'q1 a1<q1'],
    ['a loop', [question('q1', 'a1'), answer('a1', 'q1')], 'q1 a1<q1'],
    ['its own parent', [question('q1', 'q1')], 'q1'],
    ['an answer to an answer', [question('q1'), answer('a1', 'q1'), answer('a2', 'a1')], 'q1 a1<q1 a2<q1'],
  ])('%s', (_name, messages, expected) => {
    const restored = restoreConversation({ ...good, messages, leafId: 'a1' });
    const found = restored.conversation?.messages.map(
      ({ id, parentId }) => id + (parentId === null ? '' : `<${parentId}`),
    );
    expect(found?.join(' ')).toBe(expected);
    expect(restored).toHaveProperty('repairs', expect.arrayContaining([expect.any(String)]));
  });

  it('drops fields that it does not know', () => {
    const { conversation } = restoreConversation({
      ...good,
      messages: [{ ...question('q1'), extra: '<script>' }],
      extra: 1,
    });
    expect(JSON.stringify(conversation)).not.toContain('extra');
  });
});

it('takes a time that no date can hold for an unknown one: showing it would throw', () => {
  const { conversation } = restoreConversation({ ...good, updatedAt: 1e20, createdAt: 5 });
  expect(new Date(conversation?.updatedAt ?? NaN).getTime()).toBe(5);
});

describe('version 1', () => {
  it('is read: what it lacked is unknown', () => {
    const old = structuredClone(good) as unknown as Record<string, unknown> & { messages: object[] };
    old['version'] = 1;
    delete old['pinned'];
    for (const message of old.messages) {
      delete (message as { tokenIds?: unknown }).tokenIds;
      delete (message as { making?: unknown }).making;
    }
    const messages = good.messages.map((message) =>
      message.role === 'user' ? message : { ...message, tokenIds: null, making: null },
    );
    expect(restoreConversation(old)).toEqual({
      conversation: { ...good, messages, pinned: false },
      repairs: [],
    });
  });
});

it.each([
  ['ids that are words', { tokenIds: ['a'] }, { tokenIds: null }, 0],
  ['a seed that the engine refuses', { making: { ...aMaking(), engineSeed: 0 } }, { making: null }, 1],
  ['a making in words', { making: 'by hand' }, { making: null }, 0],
])('keeps an answer with %s, without them', (_name, change, expected, repairs) => {
  const restored = restoreConversation({
    ...good,
    messages: [question('q1'), { ...answer('a1', 'q1'), ...change }],
    leafId: 'a1',
  });
  expect(restored.conversation?.messages[1]).toEqual({ ...answer('a1', 'q1'), ...expected });
  expect(restored).toHaveProperty('repairs.length', repairs);
});
