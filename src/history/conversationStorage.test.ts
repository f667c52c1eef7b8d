import 'fake-indexeddb/auto';
import { get, set } from 'idb-keyval';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Conversation } from '../lib/conversation.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { createConversationStorage } from './conversationStorage.ts';
import type { ConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';

let count = 0;
let store: ReturnType<typeof createDurableStore>;
let storage: ConversationStorage;

const conversation = (id: string, updatedAt: number): Conversation =>
  aConversation([aQuestion('q', null, 'hello')], 'q', { id, title: `title ${id}`, updatedAt });

beforeEach(() => {
  store = createDurableStore(`test-${count++}`, 'conversations');
  storage = createConversationStorage(store);
});

it('writes, lists, reads and removes', async () => {
  await storage.write(conversation('old', 5));
  await storage.write(conversation('new', 9));
  expect((await storage.readAll()).conversations.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await storage.read('old')).toEqual(conversation('old', 5));
  await storage.remove('old');
  expect(await storage.read('old')).toBeUndefined();
  expect((await storage.readAll()).conversations).toHaveLength(1);
});

const answer = (id: string, content: string): Answer => anAnswer(id, 'q', { content });

it('keeps what another tab said in the same conversation meanwhile', async () => {
  const begun = conversation('a', 5);
  const first = answer('x', 'Drink water.');
  await storage.write({ ...begun, messages: [...begun.messages, first], leafId: 'x' });
  // The other one was opened while a word of it stood there, and adds an answer of its own.
  const second = answer('y', 'Rest.');
  await storage.write({
    ...begun,
    messages: [...begun.messages, { ...first, content: 'Drink', state: 'interrupted' }, second],
    leafId: 'y',
  });
  await storage.write(begun);
  expect((await storage.read('a'))?.messages).toEqual([...begun.messages, first, second]);
});

it('lets a tab take back its answer that never got a word', async () => {
  const begun = conversation('a', 5);
  await storage.write({ ...begun, messages: [...begun.messages, answer('x', '')], leafId: 'x' });
  await storage.write(begun);
  expect(await storage.read('a')).toEqual(begun);
});

it('renames without touching what was said', async () => {
  await storage.write(conversation('a', 5));
  await storage.relabel('a', { title: 'Fever' });
  expect(await storage.read('a')).toEqual({ ...conversation('a', 5), title: 'Fever' });
});

it('leaves records that it cannot read where they are, and names them', async () => {
  await storage.write(conversation('a', 5));
  await set('later', { version: 99, id: 'later', messages: [] }, store);
  await set('junk', 'junk', store);
  expect(await storage.readAll()).toMatchObject({
    conversations: [{ id: 'a' }],
    setAside: [
      { key: 'junk', name: 'junk', record: 'junk' },
      { key: 'later', name: 'later' },
    ],
  });
  await expect(storage.read('later')).rejects.toThrow(/version is 99/);
  await storage.relabel('later', { title: 'x' });
  expect(await get('later', store)).toEqual({ version: 99, id: 'later', messages: [] });
});

it('opens every transaction with strict durability', async () => {
  const open = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await storage.write(conversation('a', 5));
  expect(open).toHaveBeenCalledWith('conversations', 'readwrite', { durability: 'strict' });
  open.mockRestore();
});

it('adds what is not there, and touches nothing that is', async () => {
  expect(await storage.add(conversation('a', 5))).toBe(true);
  expect(await storage.add(conversation('a', 9))).toBe(false);
  expect(await storage.read('a')).toEqual(conversation('a', 5));
  await set('junk', 'junk', store);
  expect(await storage.add(conversation('junk', 9))).toBe(false);
  expect(await get('junk', store)).toBe('junk');
});
