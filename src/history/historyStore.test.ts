import 'fake-indexeddb/auto';
import { get, set } from 'idb-keyval';
import { expect, it, vi } from 'vitest';
import type { Answer, Conversation } from '../lib/conversation.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { createConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';
import { createHistoryStore } from './historyStore.ts';
import type { HistoryPorts } from './historyState.ts';
import type { HistoryNews, OtherTabs } from './otherTabs.ts';

let count = 0;

/** A function that opens the same database again, as a reload does. */
function database() {
  const name = `history-${count++}`;
  return (ports: HistoryPorts = {}) =>
    createHistoryStore(createConversationStorage(createDurableStore(name, 'conversations')), ports);
}

function conversation(content: string, state: Answer['state'] = 'complete'): Conversation {
  const messages = [aQuestion('q', null), anAnswer('a', 'q', { content, state })];
  return aConversation(messages, 'a', { title: 'Fever' });
}

it('finds everything again after a reload', async () => {
  const open = database();
  const before = open();
  await before.refresh();
  before.save(conversation('Rest.'), true);
  await before.flush();
  const after = open();
  await after.refresh();
  expect(after.getState().conversations).toEqual([
    { id: 'c', title: 'Fever', pinned: false, createdAt: 1, updatedAt: 2, rank: 2 },
  ]);
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
  await store.relabel('c', { title: '  High fever ' });
  expect(store.getState().conversations?.[0]?.title).toBe('High fever');
  expect(await open().read('c')).toEqual({ ...conversation('Rest.'), title: 'High fever' });
});

it('refuses an empty title', async () => {
  const store = database()();
  store.save(conversation('Rest.'), true);
  await store.relabel('c', { title: '  ' });
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
  expect(store.getState()).toMatchObject({ unsaved: 1, problem: { kind: 'write' } });
  expect(store.getState().problem?.message).toMatch(/could not be saved: .*no room/);
  expect((await store.readAll()).conversations, 'exports hold it all the same').toHaveLength(1);
  expect(await store.read('c')).toMatchObject({ title: 'Fever' });
  refuse = false;
  await store.flush();
  expect(store.getState()).toMatchObject({ unsaved: 0, problem: null });
  expect(await real.read('c')).toEqual(conversation('Rest.'));
});

it('pins to the head of the list, and sorts by either time', async () => {
  const open = database();
  const store = open();
  for (const [id, createdAt, updatedAt] of [
    ['pinned', 2, 3],
    ['new', 5, 6],
    ['old', 1, 9],
  ] as const) {
    store.save(aConversation([aQuestion('q', null)], 'q', { id, createdAt, updatedAt }), true);
  }
  await store.relabel('pinned', { pinned: true });
  const ids = (of: typeof store) => of.getState().conversations?.map(({ id }) => id);
  expect(ids(store)).toEqual(['pinned', 'old', 'new']);
  store.sort('created');
  expect(ids(store)).toEqual(['pinned', 'new', 'old']);
  const after = open();
  await after.refresh();
  expect(ids(after)).toEqual(['pinned', 'old', 'new']);
});

it('deletes a message for good, and brings it back', async () => {
  const open = database();
  const store = open();
  const both = conversation('Rest.');
  store.save(both, true);
  const less = { ...both, messages: both.messages.slice(0, 1), leafId: 'q' };
  store.save(less, true, new Set(['a']));
  store.save({ ...less, updatedAt: 7 }, false);
  await store.flush();
  expect((await open().read('c'))?.messages).toEqual(less.messages);
  store.save(both, true);
  await store.flush();
  expect((await open().read('c'))?.messages).toEqual(both.messages);
});

it('keeps a title that another tab gave', async () => {
  const open = database();
  const [mine, other] = [open(), open()];
  mine.save(conversation('Rest.'), true);
  await mine.flush();
  await other.refresh();
  await other.relabel('c', { title: 'Theirs', pinned: true });
  mine.save({ ...conversation('Rest and drink.'), updatedAt: 8 }, true);
  await mine.flush();
  expect(await open().read('c')).toMatchObject({ title: 'Theirs', pinned: true, updatedAt: 8 });
  await mine.refresh();
  mine.save({ ...conversation('Rest and drink.'), updatedAt: 9 }, true);
  expect(mine.getState().conversations).toMatchObject([{ title: 'Theirs', pinned: true, updatedAt: 9 }]);
});

it('says that an entry is gone where another tab deleted it, and takes it from the list', async () => {
  const open = database();
  const [mine, other] = [open(), open()];
  mine.save(conversation('Rest.'), true);
  await mine.flush();
  await other.remove('c', null);
  expect(await mine.read('c')).toBeUndefined();
  expect(mine.getState()).toMatchObject({
    conversations: [],
    problem: { message: expect.stringMatching(/“Fever”/) as string },
  });
});

it('never writes over a record that it cannot read, and names it', async () => {
  const name = `history-${count++}`;
  const records = createDurableStore(name, 'conversations');
  const later = { version: 99, id: 'c', title: 'From later', messages: [] };
  await set('c', later, records);
  const store = createHistoryStore(createConversationStorage(records));
  await store.refresh();
  expect(store.getState()).toMatchObject({ conversations: [], setAside: [{ key: 'c', name: 'From later' }] });
  store.save(conversation('Rest.'), true);
  await store.flush();
  expect(store.getState().problem?.message).toMatch(/“From later”.*version is 99/);
  expect(await get('c', records)).toEqual(later);
});

/** Two stores over one database that hear each other, as two tabs do. */
function tabs() {
  const open = database();
  const listeners: ((news: HistoryNews) => void)[] = [];
  const tab = () => {
    const mine = listeners.length;
    const heard: [HistoryNews, Conversation | null][] = [];
    const otherTabs: OtherTabs = {
      tell: (news) =>
        listeners.forEach((listener, index) => index !== mine && listener(structuredClone(news))),
      listen: (listener) => void (listeners[mine] = listener),
    };
    return { store: open({ otherTabs, onNews: (...news) => heard.push(news) }), heard };
  };
  return [tab(), tab()] as const;
}

it('hears of what other tabs begin, change and delete', async () => {
  const [one, two] = tabs();
  one.store.save(conversation('Re', 'writing'), true);
  await one.store.flush();
  await vi.waitFor(() => expect(two.heard).toHaveLength(1));
  expect(two.heard[0]).toMatchObject([
    { kind: 'changed', id: 'c', writingId: 'a' },
    { messages: [{}, { content: 'Re', state: 'interrupted' }] },
  ]);
  await two.store.relabel('c', { title: 'Theirs' });
  await vi.waitFor(() => expect(one.store.getState().conversations).toMatchObject([{ title: 'Theirs' }]));
  await two.store.remove('c', null);
  await vi.waitFor(() => expect(one.store.getState().conversations).toEqual([]));
  expect(one.heard.at(-1)).toEqual([{ kind: 'deleted', id: 'c' }, null]);
});

it('does not bring back a message that another tab deleted', async () => {
  const [one, two] = tabs();
  const both = conversation('Rest.');
  one.store.save(both, true);
  await one.store.flush();
  const less = { ...both, messages: both.messages.slice(0, 1), leafId: 'q' };
  two.store.save(less, true, new Set(['a']));
  await two.store.flush();
  await vi.waitFor(() => expect(one.heard).toHaveLength(1));
  expect(one.heard[0]?.[0]).toMatchObject({ removedIds: ['a'] });
  one.store.save({ ...less, updatedAt: 9 }, true);
  await one.store.flush();
  expect((await one.store.read('c'))?.messages).toEqual(less.messages);
});
