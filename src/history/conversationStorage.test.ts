import 'fake-indexeddb/auto';
import { get, set } from 'idb-keyval';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Conversation } from '../lib/conversation.ts';
import { createConversationStorage } from './conversationStorage.ts';
import type { ConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';

let count = 0;
let store: ReturnType<typeof createDurableStore>;
let storage: ConversationStorage;

const conversation = (id: string, updatedAt: number): Conversation => ({
  version: 1,
  id,
  title: `title ${id}`,
  createdAt: 1,
  updatedAt,
  messages: [{ id: 'q', parentId: null, role: 'user', content: 'hello', createdAt: 1 }],
  leafId: 'q',
});

beforeEach(() => {
  store = createDurableStore(`test-${count++}`, 'conversations');
  storage = createConversationStorage(store);
});

it('writes, lists newest first, reads and removes', async () => {
  await storage.write(conversation('old', 5));
  await storage.write(conversation('new', 9));
  expect((await storage.list()).conversations.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await storage.read('old')).toEqual(conversation('old', 5));
  await storage.remove('old');
  expect(await storage.read('old')).toBeUndefined();
  expect((await storage.list()).conversations).toHaveLength(1);
});

const answer = (id: string, content: string): Answer => ({
  id,
  parentId: 'q',
  role: 'assistant',
  content,
  createdAt: 2,
  state: 'complete',
  model: { buildId: 'tiny-mistral-q4f32_1', name: 'Tiny Mistral' },
  maxTokens: 256,
  stats: null,
});

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
  await storage.rename('a', 'Fever');
  expect(await storage.read('a')).toEqual({ ...conversation('a', 5), title: 'Fever' });
});

it('leaves records that it cannot read where they are, and counts them', async () => {
  await storage.write(conversation('a', 5));
  await set('later', { version: 99, id: 'later', messages: [] }, store);
  await set('junk', 'junk', store);
  expect(await storage.list()).toMatchObject({ conversations: [{ id: 'a' }], unreadable: 2 });
  await expect(storage.read('later')).rejects.toThrow(/version 99/);
  await storage.rename('later', 'x');
  expect(await get('later', store)).toEqual({ version: 99, id: 'later', messages: [] });
});

it('opens every transaction with strict durability', async () => {
  const open = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await storage.write(conversation('a', 5));
  expect(open).toHaveBeenCalledWith('conversations', 'readwrite', { durability: 'strict' });
  open.mockRestore();
});
