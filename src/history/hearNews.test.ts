import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { createConversationStorage } from './conversationStorage.ts';
import { createDurableStore } from './durableStore.ts';
import { createHistoryStore } from './historyStore.ts';
import type { HistoryNews } from './otherTabs.ts';

const ended = aConversation([aQuestion('q', null), anAnswer('a', 'q')], 'a');

let count = 0;

function latch() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

/** Two tabs over one database. What is told reaches the second one when `asleep` is over, and its writes begin after `held`. */
function twoTabs({ asleep = Promise.resolve(), held = Promise.resolve(), onNews = vi.fn() as () => void }) {
  const local = stubLocalStorage();
  const storage = createConversationStorage(createDurableStore(`hear-${count++}`, 'conversations'));
  const listeners: ((news: HistoryNews) => void)[] = [];
  const port = (mine: number) => ({
    tell: (news: HistoryNews) =>
      void (mine === 0 ? asleep : Promise.resolve()).then(() => listeners[1 - mine]?.(news)),
    listen: (listener: (news: HistoryNews) => void) => void (listeners[mine] = listener),
  });
  const one = createHistoryStore(storage, { otherTabs: port(0) });
  const late = {
    ...storage,
    write: (...args: Parameters<typeof storage.write>) => held.then(() => storage.write(...args)),
  };
  const two = createHistoryStore(late, { otherTabs: port(1), onNews });
  return { one, two, storage, local };
}

it('does not bring back what another tab deletes while this one writes into it', async () => {
  const held = latch();
  const onNews = vi.fn();
  const { one, two, storage, local } = twoTabs({ held: held.passed, onNews });
  two.save(ended, true);
  await one.remove('c', ended);
  await vi.waitFor(() => expect(onNews, 'told before its write ends').toHaveBeenCalledOnce());
  held.open();
  await vi.waitFor(() => expect(two.getState().conversations).toEqual([]));
  await two.flush();
  expect(await storage.read('c')).toBeUndefined();
  expect([...local.keys()].filter((key) => /copy:|unsaved:/.test(key))).toEqual([]);
  // It heard of the write, and then that it was taken back.
  await vi.waitFor(() => expect(one.getState().conversations).toEqual([]));
});

it('takes back a write that ended just before it heard of the deletion', async () => {
  const awake = latch();
  const { one, two, storage } = twoTabs({ asleep: awake.passed });
  await one.remove('c', ended);
  two.save(ended, true);
  await two.flush();
  awake.open();
  await vi.waitFor(() => expect(two.getState().conversations).toEqual([]));
  expect(await storage.read('c')).toBeUndefined();
});

it('leaves what was deleted and brought back while this tab slept', async () => {
  const awake = latch();
  const onNews = vi.fn();
  const { one, two, storage } = twoTabs({ asleep: awake.passed, onNews });
  two.save(ended, true);
  await two.flush();
  await one.remove('c', ended);
  await one.undoRemove();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  awake.open();
  await vi.waitFor(() => expect(onNews).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect(two.getState().conversations).toHaveLength(1));
  clock.mockRestore();
  expect(await storage.read('c')).toEqual(ended);
});
