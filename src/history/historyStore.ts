/** The list of conversations and what keeps them. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { Conversation } from '../lib/conversation.ts';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { strings } from '../ui/strings/index.ts';
import { countBefore, keepCount, recoverLostPages, restoreCopies } from './bringBack.ts';
import type { ConversationStorage, Label, Stored } from './conversationStorage.ts';
import { createConversationWriter } from './conversationWriter.ts';
import { hearNews } from './hearNews.ts';
import { historyProblem } from './historyProblem.ts';
import type { HistoryPorts, HistoryState } from './historyState.ts';
import type { OtherTabs } from './otherTabs.ts';
import { ORDERS, nextRank, sortSummaries, summaryOf } from './summaries.ts';
import { createSecondCopy } from './secondCopy.ts';
import type { ConversationSummary, Order } from './summaries.ts';

const READ_AGAIN_MS = 3000;
const ORDER = 'history-order';
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
  /** Whether the list was read: until then its length is not how many there are. */
  let counted = false;

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
    const { length } = conversations;
    // One that is begun before the list is read must not stand for one that the browser has thrown away.
    const listed = store.getState().conversations?.length ?? 0;
    keepCount(counted ? length : countBefore() + length - listed);
    store.setState({ conversations: sortSummaries(conversations, store.getState().order) });
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

  /**
   * Reads the list again: at the start, and when the page comes back after another tab may have written.
   * @param starting adds the last words of pages that went away; what they belong to comes back before them
   */
  async function refresh(starting = false): Promise<void> {
    clearTimeout(readAgain);
    try {
      const { before, empty, back } = await restoreCopies(storage, copies);
      if (starting) {
        await recoverLostPages(storage, tellChanged).catch((error: unknown) => report('read', error));
      }
      const { conversations, setAside } = await readAll();
      // A conversation that was never stored yet was counted already, and is not gone.
      const evicted = back > 0 || (empty && conversations.length < before);
      counted = true;
      settle('read');
      list(conversations.map(summaryOf));
      store.setState({ setAside: setAside.map(({ key, name, problem }) => ({ key, name, problem })) });
      if (evicted) note(strings.history.problem.evicted(before, conversations.length));
      const newest = [...conversations].sort((a, b) => b.updatedAt - a.updatedAt);
      // The first one without room is followed by none that has some.
      newest.every((conversation) => copies.has(conversation.id) || copies.keep(conversation));
    } catch (error) {
      report('read', error);
      readAgain = setTimeout(() => void refresh(starting), READ_AGAIN_MS);
    }
  }

  hearNews({
    storage,
    writer,
    otherTabs,
    onNews,
    put: (conversation) => put(summaryOf(conversation)),
    drop,
    onError: (error) => report('write', error),
  });

  return {
    ...store,
    refresh: (): Promise<void> => refresh(),
    readAll,

    /** Call once, before anything else is read. */
    start: (): Promise<void> => refresh(true),

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
