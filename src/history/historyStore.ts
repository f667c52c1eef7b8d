/** The list of conversations and what keeps them. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { Conversation } from '../lib/conversation.ts';
import { createLatestWriter } from '../lib/latestWriter.ts';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { strings } from '../ui/strings/index.ts';
import type { ConversationStorage, Label } from './conversationStorage.ts';
import { ORDERS, sortSummaries, summaryOf } from './summaries.ts';
import type { ConversationSummary, Order } from './summaries.ts';
import { UnreadableConversation } from './unreadable.ts';
import type { SetAside } from './unreadable.ts';

export interface HistoryState {
  /** Sorted; null until they have been read. */
  readonly conversations: readonly ConversationSummary[] | null;
  readonly order: Order;
  /** Stored records that this version of the page cannot read. */
  readonly setAside: readonly SetAside[];
  readonly problem: string | null;
  /** The last one deleted, as long as it can be brought back. */
  readonly removed: Conversation | null;
}

/** An answer grows with every token; a page that goes away loses at most this much of it. */
const SAVE_INTERVAL_MS = 500;
const ORDER = 'history-order';

export type HistoryStore = ReturnType<typeof createHistoryStore>;

export function createHistoryStore(storage: ConversationStorage) {
  const store = createStore<HistoryState>(() => ({
    conversations: null,
    order: ORDERS.find((order) => order === readLocal(ORDER)) ?? 'updated',
    setAside: [],
    problem: null,
    removed: null,
  }));
  /**
   * By conversation, the messages that were deleted since the page was opened: whatever is written next does not take
   * them back from storage.
   */
  const removedMessages = new Map<string, ReadonlySet<string>>();
  const report = (problem: string) => (error: unknown) => {
    console.warn(problem, error);
    const known = error instanceof UnreadableConversation;
    store.setState({ problem: known ? strings.history.problem.unreadable(error.message) : problem });
  };
  const writer = createLatestWriter<Conversation>(
    async (conversation) => {
      await storage.write(conversation, removedMessages.get(conversation.id));
      if (store.getState().problem === strings.history.problem.write) store.setState({ problem: null });
    },
    report(strings.history.problem.write),
    SAVE_INTERVAL_MS,
  );

  function put(summary: ConversationSummary): void {
    const { conversations, order } = store.getState();
    const others = (conversations ?? []).filter(({ id }) => id !== summary.id);
    store.setState({ conversations: sortSummaries([summary, ...others], order) });
  }

  function known(id: string): ConversationSummary | undefined {
    return store.getState().conversations?.find((summary) => summary.id === id);
  }

  /** Reads the list again: at the start, and when the page comes back after another tab may have written. */
  async function refresh(): Promise<void> {
    try {
      await writer.flush();
      const { conversations, setAside } = await storage.readAll();
      store.setState({
        conversations: sortSummaries(conversations.map(summaryOf), store.getState().order),
        setAside: setAside.map(({ key, name, problem }) => ({ key, name, problem })),
      });
    } catch (error) {
      report(strings.history.problem.read)(error);
      store.setState({ conversations: store.getState().conversations ?? [] });
    }
  }

  return {
    ...store,
    refresh,

    sort(order: Order): void {
      const { conversations } = store.getState();
      store.setState({ order, conversations: conversations && sortSummaries(conversations, order) });
      writeLocal(ORDER, order);
    },

    /** Undefined where there is none, or it cannot be read, which the state then says. */
    async read(id: string): Promise<Conversation | undefined> {
      try {
        await writer.flush();
        const found = await storage.read(id);
        const summary = known(id);
        if (found === undefined && summary !== undefined) {
          await refresh();
          store.setState({ problem: strings.history.problem.gone(summary.title) });
        }
        return found;
      } catch (error) {
        report(strings.history.problem.read)(error);
        return undefined;
      }
    },

    /**
     * Soon, or at once where it is urgent. A failure shows in the state.
     * @param removedIds messages that a person just deleted; a message that is in the conversation is so no longer
     */
    save(conversation: Conversation, urgent: boolean, removedIds: ReadonlySet<string> = new Set()): void {
      const removed = new Set([...(removedMessages.get(conversation.id) ?? []), ...removedIds]);
      if (removed.size > 0) {
        for (const message of conversation.messages) removed.delete(message.id);
        removedMessages.set(conversation.id, removed);
      }
      const listed = known(conversation.id);
      // Its title and pin are the list's to change: another tab may have, and the screen does not know it.
      const label = listed === undefined ? {} : { title: listed.title, pinned: listed.pinned };
      if (urgent || listed === undefined) put({ ...summaryOf(conversation), ...label });
      if (urgent) void writer.putNow(conversation.id, conversation);
      else writer.put(conversation.id, conversation);
    },

    flush: (): Promise<void> => writer.flush(),

    /** Changes title or pin; an empty title is no title. */
    async relabel(id: string, label: Label): Promise<void> {
      const summary = known(id);
      if (summary === undefined || label.title?.trim() === '') return;
      const trimmed = label.title === undefined ? label : { ...label, title: label.title.trim() };
      put({ ...summary, ...trimmed });
      try {
        await writer.flush();
        await storage.relabel(id, trimmed);
      } catch (error) {
        report(strings.history.problem.write)(error);
      }
    },

    /**
     * Deletes at once; `undoRemove` writes it again. `latest` is what the screen knows that storage may not yet.
     *
     * @returns false where the browser refused, which the state says
     */
    async remove(id: string, latest: Conversation | null): Promise<boolean> {
      try {
        await writer.forget(id);
        const removed = latest ?? (await storage.read(id)) ?? null;
        await storage.remove(id);
        const conversations = store.getState().conversations?.filter((summary) => summary.id !== id) ?? null;
        store.setState({ conversations, removed });
        return true;
      } catch (error) {
        report(strings.history.problem.write)(error);
        return false;
      }
    },

    /** What was deleted last can no longer be brought back. */
    forgetRemoved: (): void => store.setState({ removed: null }),

    /** @returns what came back */
    async undoRemove(): Promise<Conversation | null> {
      const { removed } = store.getState();
      if (removed === null) return null;
      store.setState({ removed: null });
      put(summaryOf(removed));
      await writer.putNow(removed.id, removed);
      return removed;
    },

    dismissProblem(): void {
      store.setState({ problem: null });
    },

    /** For what works on all conversations: search, export, import. */
    async readAll(): ReturnType<ConversationStorage['readAll']> {
      await writer.flush();
      return storage.readAll();
    },
    add: (conversation: Conversation): Promise<boolean> => storage.add(conversation),
  };
}
