import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Answer, Conversation } from '../lib/conversation.ts';
import { createConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';
import { createHistoryStore } from './historyStore.ts';

let count = 0;

/** A function that opens the same database again, as a reload does. */
function database() {
  const name = `history-${count++}`;
  return () => createHistoryStore(createConversationStorage(createDurableStore(name, 'conversations')));
}

function conversation(content: string, state: Answer['state'] = 'complete'): Conversation {
  return {
    version: 1,
    id: 'c',
    title: 'Fever',
    createdAt: 1,
    updatedAt: 2,
    messages: [
      { id: 'q', parentId: null, role: 'user', content: 'I have a fever', createdAt: 1 },
      {
        id: 'a',
        parentId: 'q',
        role: 'assistant',
        content,
        createdAt: 1,
        state,
        model: { buildId: 'b', name: 'n' },
        maxTokens: 256,
        stats: null,
      },
    ],
    leafId: 'a',
  };
}

it('finds everything again after a reload', async () => {
  const open = database();
  const before = open();
  await before.refresh();
  before.save(conversation('Rest.'), true);
  await before.flush();
  const after = open();
  await after.refresh();
  expect(after.getState().conversations).toEqual([{ id: 'c', title: 'Fever', updatedAt: 2 }]);
  expect(await after.read('c')).toEqual(conversation('Rest.'));
});

it('keeps an answer that was being written, as interrupted', async () => {
  const open = database();
  const before = open();
  before.save(conversation('Re', 'writing'), true);
  before.save(conversation('Rest and dri', 'writing'), false);
  await before.flush();
  const found = await open().read('c');
  expect(found?.messages[1]).toMatchObject({ content: 'Rest and dri', state: 'interrupted' });
});

it('renames, and keeps what was said', async () => {
  const open = database();
  const store = open();
  store.save(conversation('Rest.'), true);
  await store.rename('c', '  High fever ');
  expect(store.getState().conversations?.[0]?.title).toBe('High fever');
  expect(await open().read('c')).toEqual({ ...conversation('Rest.'), title: 'High fever' });
});

it('refuses an empty title', async () => {
  const store = database()();
  store.save(conversation('Rest.'), true);
  await store.rename('c', '  ');
  expect((await store.read('c'))?.title).toBe('Fever');
});

it('deletes for good, also where a write was waiting', async () => {
  const open = database();
  const store = open();
  store.save(conversation('Rest.'), true);
  store.save(conversation('Rest more.'), false);
  await store.remove('c', null);
  await store.flush();
  expect(store.getState().conversations).toEqual([]);
  expect(await open().read('c')).toBeUndefined();
});

it('brings back what was deleted', async () => {
  const open = database();
  const store = open();
  store.save(conversation('Rest.'), true);
  await store.remove('c', conversation('Rest, newer.'));
  await store.undoRemove();
  expect(store.getState()).toMatchObject({ removed: null, conversations: [{ id: 'c' }] });
  expect(await open().read('c')).toEqual(conversation('Rest, newer.'));
});

it('says when the browser refuses to save, and when it works again', async () => {
  let refuse = true;
  const real = createConversationStorage(createDurableStore(`history-${count++}`, 'conversations'));
  const store = createHistoryStore({
    ...real,
    write: (value) =>
      refuse ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : real.write(value),
  });
  store.save(conversation('Rest.'), true);
  await store.flush();
  expect(store.getState().problem).toMatch(/could not be saved/);
  refuse = false;
  store.save(conversation('Rest.'), true);
  await store.flush();
  expect(store.getState().problem).toBeNull();
});
