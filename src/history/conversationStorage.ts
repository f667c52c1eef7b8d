import { del, get, update, values } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { Conversation } from '../lib/conversation.ts';
import { keepUnknown } from './keepUnknown.ts';
import { restoreConversation } from './restoreConversation.ts';

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: number;
}

/** Conversations on this machine, each under its own key. Writes resolve when they are on disk. */
export interface ConversationStorage {
  /** Newest first. Records that cannot be read stay in storage and are counted, never deleted. */
  list(): Promise<{ readonly conversations: ConversationSummary[]; readonly unreadable: number }>;
  /** Undefined where there is none; throws, naming the problem, where it cannot be read. */
  read(id: string): Promise<Conversation | undefined>;
  /** Replaces what is stored, but keeps what another tab said there meanwhile. */
  write(conversation: Conversation): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createConversationStorage(store: UseStore): ConversationStorage {
  return {
    async list() {
      const conversations: ConversationSummary[] = [];
      let unreadable = 0;
      for (const value of await values<unknown>(store)) {
        const { conversation } = restoreConversation(value);
        if (conversation === null) unreadable += 1;
        else conversations.push(summaryOf(conversation));
      }
      conversations.sort((a, b) => b.updatedAt - a.updatedAt);
      return { conversations, unreadable };
    },
    async read(id) {
      const value = await get<unknown>(id, store);
      if (value === undefined) return undefined;
      const restored = restoreConversation(value);
      if (restored.conversation === null) throw new Error(restored.problem);
      if (restored.repairs.length > 0) console.warn(`Conversation ${id}: ${restored.repairs.join('; ')}.`);
      return restored.conversation;
    },
    write: (conversation) =>
      update<unknown>(conversation.id, (stored) => keepUnknown(conversation, stored), store),
    async rename(id, title) {
      if ((await get<unknown>(id, store)) === undefined) return;
      // In one transaction: another tab may be writing an answer into the same conversation.
      await update<unknown>(
        id,
        (value) => {
          const { conversation } = restoreConversation(value);
          return conversation === null ? value : { ...conversation, title };
        },
        store,
      );
    },
    remove: (id) => del(id, store),
  };
}

export function summaryOf({ id, title, updatedAt }: Conversation): ConversationSummary {
  return { id, title, updatedAt };
}
