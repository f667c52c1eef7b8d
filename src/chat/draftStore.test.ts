import { beforeEach, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { createDraftStore } from './draftStore.ts';

let records: Map<string, string>;

beforeEach(() => void (records = stubLocalStorage()));

const next = (conversationId: string | null, text: string) => ({ conversationId, messageId: null, text });

it('keeps drafts apart by conversation and question, over a reload', () => {
  const store = createDraftStore();
  store.set(next(null, 'new'));
  store.set(next('a', 'for a'));
  store.set({ conversationId: 'a', messageId: 'q"]', text: 'edited' });
  expect(createDraftStore().all()).toEqual([
    next(null, 'new'),
    next('a', 'for a'),
    { conversationId: 'a', messageId: 'q"]', text: 'edited' },
  ]);
});

it('forgets an empty one, but not a question that is edited down to nothing', () => {
  const store = createDraftStore();
  store.set(next('a', 'x'));
  store.set(next('a', ''));
  store.set({ conversationId: 'a', messageId: 'q', text: '' });
  expect(createDraftStore().all()).toEqual([{ conversationId: 'a', messageId: 'q', text: '' }]);
  store.clear({ conversationId: 'a', messageId: 'q' });
  expect(records.size).toBe(0);
});

it('goes with its conversation, and comes back with it', () => {
  const store = createDraftStore();
  store.set(next('a', 'x'));
  store.set(next('b', 'y'));
  const gone = store.removeConversation('a');
  expect(store.all()).toEqual([next('b', 'y')]);
  for (const draft of gone) store.set(draft);
  expect(createDraftStore().all()).toEqual([next('b', 'y'), next('a', 'x')]);
});

it('takes over the one draft that earlier versions kept', () => {
  records.set('chatdoctor-web.draft', '"old words"');
  expect(createDraftStore().all()).toEqual([next(null, 'old words')]);
  expect(createDraftStore().all()).toEqual([next(null, 'old words')]);
});

it('reads past junk', () => {
  records.set('chatdoctor-web.draft:', '"x"');
  records.set('chatdoctor-web.draft:[1,2]', '"x"');
  records.set('chatdoctor-web.draft:["a",null]', '5');
  records.set('chatdoctor-web.draft:["b",null]', '{');
  expect(createDraftStore().all()).toEqual([]);
});

it('works without storage', () => {
  vi.stubGlobal('localStorage', undefined);
  const store = createDraftStore();
  store.set(next('a', 'x'));
  expect(store.all()).toEqual([next('a', 'x')]);
});

it('follows what another tab types in the same place, but not over what is typed here', () => {
  let tell: (event: Partial<StorageEvent>) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_kind: string, listener: typeof tell) => (tell = listener));
  const store = createDraftStore();
  vi.unstubAllGlobals();
  const change = (oldValue: string | null, newValue: string | null): void =>
    tell({ key: 'chatdoctor-web.draft:[null,null]', oldValue, newValue });
  change(null, '"there"');
  expect(store.all()).toEqual([next(null, 'there')]);
  store.set(next(null, 'here'));
  change('"other"', '"there, more"');
  expect(store.all()).toEqual([next(null, 'here')]);
  change('"here"', null);
  expect(store.all()).toEqual([]);
});

it('brings back with a conversation what another tab cleared when it deleted it', () => {
  let tell: (event: Partial<StorageEvent>) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_kind: string, listener: typeof tell) => (tell = listener));
  const store = createDraftStore();
  vi.unstubAllGlobals();
  store.set(next('a', 'x'));
  tell({ key: 'chatdoctor-web.draft:["a",null]', oldValue: '"x"', newValue: null });
  expect(store.all()).toEqual([]);
  expect(store.removeConversation('a')).toEqual([next('a', 'x')]);
});
