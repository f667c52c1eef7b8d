import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, expect, it } from 'vitest';
import type { Conversation } from '../lib/conversation.ts';
import { writeLocal } from '../lib/localRecord.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { createConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';
import { createHistoryStore } from './historyStore.ts';

let count = 0;
let records: ReturnType<typeof createDurableStore>;
const open = () => createHistoryStore(createConversationStorage(records));

/** Without token ids, as a second copy is. */
const said = (id: string): Conversation =>
  aConversation([aQuestion('q', null), anAnswer('a', 'q', { tokenIds: null })], 'a', { id });

/** The last words of it: asked on, and never stored. */
function last(id: string): Conversation {
  return { ...said(id), messages: [aQuestion('q2', 'a')], leafId: 'q2', updatedAt: 9 };
}

beforeEach(async () => {
  stubLocalStorage();
  records = createDurableStore(`bring-back-${count++}`, 'conversations');
  const store = open();
  await store.start();
  for (const id of ['c', 'd']) store.save(said(id), true);
  await store.flush();
});

const whole = { ...last('c'), messages: [...said('c').messages, ...last('c').messages] };

it('brings all back at the start, also where last words are waiting to be stored', async () => {
  await clear(records);
  writeLocal('unsaved:["page","c"]', last('c'));
  const store = open();
  await store.start();
  expect(store.getState().problem?.message).toContain('All conversations are back');
  expect(await store.read('c')).toEqual(whole);
  expect(await store.read('d')).toMatchObject(said('d'));
});

it('brings all back while the page is open, also where it goes on writing', async () => {
  const store = open();
  await store.start();
  await clear(records);
  store.save(whole, false);
  await store.refresh();
  expect(store.getState().conversations).toHaveLength(2);
  expect(await store.read('c')).toEqual(whole);
  expect(await store.read('d')).toMatchObject(said('d'));
});

it('brings all back where something is begun before the list is read', async () => {
  await clear(records);
  const store = open();
  store.save(said('new'), true);
  store.save(said('newer'), true);
  await store.flush();
  await store.start();
  expect(store.getState().conversations).toHaveLength(4);
});

it('puts what stands before last words that are stored alone, and leaves the rest', async () => {
  const storage = createConversationStorage(records);
  await storage.remove('c');
  await storage.recover(last('c'));
  expect(await storage.restore(said('c'))).toBe(true);
  const restored = await storage.read('c');
  expect(restored?.messages.map(({ id }) => id)).toEqual(['q', 'a', 'q2']);
  expect(restored).toMatchObject({ leafId: 'q2', updatedAt: 9 });
  expect(await storage.restore(said('d')), 'it is there').toBe(false);
});

it('takes neither a deletion nor what is not stored yet for a loss', async () => {
  const store = open();
  await store.start();
  await store.remove('d', null);
  store.save(said('new'), false);
  await store.refresh();
  expect(store.getState()).toMatchObject({ problem: null, conversations: [{}, {}] });
  expect(await store.read('d')).toBeUndefined();
  await store.remove('c', null);
  await store.remove('new', null);
  store.save(said('only'), false);
  await store.refresh();
  expect(store.getState()).toMatchObject({ problem: null, conversations: [{ id: 'only' }] });
});
