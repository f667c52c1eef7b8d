/** The list of conversations and what keeps them. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { Conversation } from '../lib/conversation.ts';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { strings } from '../ui/strings/index.ts';
import type { ConversationStorage, Label, Stored } from './conversationStorage.ts';
import { createConversationWriter } from './conversationWriter.ts';
import { historyProblem } from './historyProblem.ts';
import type { HistoryPorts, HistoryState } from './historyState.ts';
import { dropLostPage, lostPages } from './lifeboat.ts';
import type { HistoryNews, OtherTabs } from './otherTabs.ts';
import { ORDERS, nextRank, sortSummaries, summaryOf } from './summaries.ts';
import { createSecondCopy } from './secondCopy.ts';
import type { ConversationSummary, Order } from './summaries.ts';

const READ_AGAIN_MS = 3000;
const ORDER = 'history-order';
/** How many there were when the page last knew: to notice that the browser has thrown them away. */
const COUNT = 'history-count';
const ALONE: OtherTabs = { tell: () => undefined, listen: () => undefined };

export type HistoryStore = ReturnType<typeof createHistoryStore>;

export function createHistoryStore(storage: ConversationStorage, ports: HistoryPorts = {}) {
  const { otherTabs = ALONE, onNews } = ports;
  const store = createStore<HistoryState>(() => ({
    conversations: null,
    order: ORDERS.find((order) => order === readLocal(ORDER)) ?? 'updated',
    setAside: [],
    problem: null,
    unsaved: 0,
    removed: null,
  }));
  let readAgain: ReturnType<typeof setTimeout> | undefined;

  const report = (kind: 'write' | 'read', error: unknown): void => {
    console.warn(kind, error);
    store.setState({ problem: historyProblem(kind, error), unsaved: writer.refused() });
  };
  /** Something of this kind worked. */
  const settle = (kind: 'write' | 'read'): void => {
    const unsaved = writer.refused();
    const over = store.getState().problem?.kind === kind && (kind === 'read' || unsaved === 0);
    store.setState({ unsaved, ...(over ? { problem: null } : {}) });
  };
  const note = (message: string): void => store.setState({ problem: { kind: 'note', message } });
  const tellChanged = (id: string): void =>
    otherTabs.tell({ kind: 'changed', id, removedIds: [], writingId: null });

  const copies = createSecondCopy();
  const writer = createConversationWriter({
    storage,
    otherTabs,
    copies,
    onWritten: () => settle('write'),
    onError: (error) => report('write', error),
  });

  function list(conversations: readonly ConversationSummary[]): void {
    store.setState({ conversations: sortSummaries(conversations, store.getState().order) });
    writeLocal(COUNT, conversations.length);
  }

  function known(id: string): ConversationSummary | undefined {
    return store.getState().conversations?.find((summary) => summary.id === id);
  }

  function drop(id: string): void {
    copies.drop(id);
    list((store.getState().conversations ?? []).filter((summary) => summary.id !== id));
  }

  function put(summary: ConversationSummary): void {
    const { conversations } = store.getState();
    list([summary, ...(conversations ?? []).filter(({ id }) => id !== summary.id)]);
  }

  /** Everything, as it is known here: what could not be written yet stands for what is stored. */
  async function readAll(): Promise<Stored> {
    await writer.flush();
    const { conversations, setAside } = await storage.readAll();
    const newer = writer.unwritten();
    const ids = new Set(conversations.map(({ id }) => id));
    const added = [...newer.values()].filter(({ id }) => !ids.has(id));
    const all = [...conversations.map((found) => newer.get(found.id) ?? found), ...added];
    return { conversations: all, setAside };
  }

  /** Reads the list again: at the start, and when the page comes back after another tab may have written. */
  async function refresh(): Promise<void> {
    clearTimeout(readAgain);
    try {
      const before = readLocal(COUNT);
      let { conversations, setAside } = await readAll();
      const evicted =
        typeof before === 'number' && before > 0 && conversations.length + setAside.length === 0;
      if (evicted) {
        for (const record of copies.all()) await storage.recover(record);
        ({ conversations, setAside } = await readAll());
      }
      settle('read');
      list(conversations.map(summaryOf));
      store.setState({ setAside: setAside.map(({ key, name, problem }) => ({ key, name, problem })) });
      if (evicted) note(strings.history.problem.evicted(before, conversations.length));
      const newest = [...conversations].sort((a, b) => b.updatedAt - a.updatedAt);
      // The first one without room is followed by none that has some.
      newest.every((conversation) => copies.has(conversation.id) || copies.keep(conversation));
    } catch (error) {
      report('read', error);
      readAgain = setTimeout(() => void refresh(), READ_AGAIN_MS);
    }
  }

  /** What pages that went away had not stored. */
  async function recover(): Promise<void> {
    for (const { name, record } of lostPages()) {
      const id = await storage.recover(record);
      if (id === undefined) continue;
      dropLostPage(name);
      tellChanged(id);
    }
  }

  async function hear(news: HistoryNews): Promise<void> {
    const { id } = news;
    if (news.kind === 'deleted') {
      await writer.forget(id);
      drop(id);
      onNews?.(news, null);
      return;
    }
    writer.forgetMessages(id, news.removedIds);
    const conversation = await storage.read(id).catch(() => undefined);
    if (conversation === undefined) return;
    put(summaryOf(conversation));
    onNews?.(news, conversation);
  }
  otherTabs.listen((news) => void hear(news));

  return {
    ...store,
    refresh,
    readAll,

    /** Call once, before anything else is read. */
    async start(): Promise<void> {
      await recover().catch((error: unknown) => report('read', error));
      await refresh();
    },

    sort(order: Order): void {
      const { conversations } = store.getState();
      store.setState({ order, conversations: conversations && sortSummaries(conversations, order) });
      writeLocal(ORDER, order);
    },

    /** Undefined where there is none, or it cannot be read, which the state then says. */
    async read(id: string): Promise<Conversation | undefined> {
      try {
        await writer.flush();
        const found = writer.unwritten().get(id) ?? (await storage.read(id));
        const summary = known(id);
        if (found === undefined && summary !== undefined) {
          await refresh();
          note(strings.history.problem.gone(summary.title));
        }
        return found;
      } catch (error) {
        report('read', error);
        return undefined;
      }
    },

    /**
     * Soon, or at once where it is urgent. A failure shows in the state, and is tried again.
     * @param removedIds messages that a person just deleted; a message that is in the conversation is so no longer
     */
    save(conversation: Conversation, urgent: boolean, removedIds: ReadonlySet<string> = new Set()): void {
      const listed = known(conversation.id);
      const ranked = { ...conversation, ...nextRank(conversation, store.getState().conversations ?? []) };
      // Its title and pin are the list's to change: another tab may have, and the screen does not know it.
      const label = listed === undefined ? {} : { title: listed.title, pinned: listed.pinned };
      if (urgent || listed === undefined) put({ ...summaryOf(ranked), ...label });
      void writer.save(ranked, urgent, removedIds);
    },

    /** Writes what waits, and tries again what was refused. */
    flush: (): Promise<void> => writer.flush(),

    /** Changes title or pin; an empty title is no title. */
    async relabel(id: string, label: Label): Promise<void> {
      const summary = known(id);
      if (summary === undefined || label.title?.trim() === '') return;
      const trimmed = label.title === undefined ? label : { ...label, title: label.title.trim() };
      put({ ...summary, ...trimmed });
      try {
        await writer.flush();
        const waiting = writer.unwritten().get(id);
        if (await storage.relabel(id, trimmed)) tellChanged(id);
        // Not stored yet: the title goes with it.
        else if (waiting !== undefined) await writer.save({ ...waiting, ...trimmed }, false, new Set());
      } catch (error) {
        report('write', error);
      }
    },

    /**
     * Deletes at once; `undoRemove` writes it again. `latest` is what the screen knows that storage may not yet.
     * @returns false where the browser refused: it is still there
     */
    async remove(id: string, latest: Conversation | null): Promise<boolean> {
      try {
        const waiting = await writer.forget(id);
        const removed = latest ?? waiting ?? (await storage.read(id)) ?? null;
        await storage.remove(id);
        settle('write');
        drop(id);
        store.setState({ removed });
        otherTabs.tell({ kind: 'deleted', id });
        return true;
      } catch (error) {
        report('write', error);
        return false;
      }
    },

    /** What was deleted last can no longer be brought back. */
    forgetRemoved: (): void => store.setState({ removed: null }),

    /** What another tab deleted can be brought back here, where it is known. */
    deletedElsewhere(removed: Conversation): void {
      store.setState({ removed });
    },

    /** @returns what came back */
    async undoRemove(): Promise<Conversation | null> {
      const { removed } = store.getState();
      if (removed === null) return null;
      store.setState({ removed: null });
      put(summaryOf(removed));
      await writer.save(removed, true, new Set());
      return removed;
    },

    dismissProblem(): void {
      store.setState({ problem: null });
    },

    async add(conversation: Conversation): Promise<boolean> {
      const added = await storage.add(conversation);
      if (added) tellChanged(conversation.id);
      return added;
    },
  };
}
