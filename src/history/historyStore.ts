/** The list of conversations and what keeps them. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { Conversation } from '../lib/conversation.ts';
import { createLatestWriter } from '../lib/latestWriter.ts';
import { strings } from '../ui/strings/index.ts';
import { summaryOf } from './conversationStorage.ts';
import type { ConversationStorage, ConversationSummary } from './conversationStorage.ts';

export interface HistoryState {
  /** Newest first; null until they have been read. */
  readonly conversations: readonly ConversationSummary[] | null;
  /** Stored records that this version of the page cannot read. */
  readonly unreadable: number;
  readonly problem: string | null;
  /** The last one deleted, as long as it can be brought back. */
  readonly removed: Conversation | null;
}

/** An answer grows with every token; a page that goes away loses at most this much of it. */
const SAVE_INTERVAL_MS = 500;

export type HistoryStore = ReturnType<typeof createHistoryStore>;

export function createHistoryStore(storage: ConversationStorage) {
  const store = createStore<HistoryState>(() => ({
    conversations: null,
    unreadable: 0,
    problem: null,
    removed: null,
  }));
  const report = (problem: string) => (error: unknown) => {
    console.warn(problem, error);
    store.setState({ problem });
  };
  const writer = createLatestWriter<Conversation>(
    async (conversation) => {
      await storage.write(conversation);
      if (store.getState().problem === strings.history.problem.write) store.setState({ problem: null });
    },
    report(strings.history.problem.write),
    SAVE_INTERVAL_MS,
  );

  function put(summary: ConversationSummary): void {
    const others = (store.getState().conversations ?? []).filter(({ id }) => id !== summary.id);
    const conversations = [summary, ...others].sort((a, b) => b.updatedAt - a.updatedAt);
    store.setState({ conversations });
  }

  return {
    ...store,

    /** Reads the list again: at the start, and when the page comes back after another tab may have written. */
    async refresh(): Promise<void> {
      try {
        await writer.flush();
        store.setState(await storage.list());
      } catch (error) {
        report(strings.history.problem.read)(error);
        store.setState({ conversations: store.getState().conversations ?? [] });
      }
    },

    /** Undefined where there is none, or it cannot be read, which the state then says. */
    async read(id: string): Promise<Conversation | undefined> {
      try {
        await writer.flush();
        return await storage.read(id);
      } catch (error) {
        report(strings.history.problem.read)(error);
        return undefined;
      }
    },

    /** Soon, or at once where it is urgent. A failure shows in the state. */
    save(conversation: Conversation, urgent: boolean): void {
      const known = store.getState().conversations?.find(({ id }) => id === conversation.id);
      if (urgent || known?.title !== conversation.title) put(summaryOf(conversation));
      if (urgent) void writer.putNow(conversation.id, conversation);
      else writer.put(conversation.id, conversation);
    },

    flush: (): Promise<void> => writer.flush(),

    async rename(id: string, title: string): Promise<void> {
      const known = store.getState().conversations?.find((summary) => summary.id === id);
      if (known === undefined || title.trim() === '') return;
      put({ ...known, title: title.trim() });
      try {
        await writer.flush();
        await storage.rename(id, title.trim());
      } catch (error) {
        report(strings.history.problem.write)(error);
      }
    },

    /** Deletes at once; `undoRemove` writes it again. `latest` is what the screen knows that storage may not yet. */
    async remove(id: string, latest: Conversation | null): Promise<void> {
      try {
        await writer.forget(id);
        const removed = latest ?? (await storage.read(id)) ?? null;
        await storage.remove(id);
        const conversations = store.getState().conversations?.filter((summary) => summary.id !== id) ?? null;
        store.setState({ conversations, removed });
      } catch (error) {
        report(strings.history.problem.write)(error);
      }
    },

    /** @returns what came back */
    async undoRemove(): Promise<Conversation | null> {
      const { removed } = store.getState();
      if (removed === null) return null;
      store.setState({ removed: null });
      put(summaryOf(removed));
      await writer.putNow(removed.id, removed);
      return removed;
    },
  };
}
