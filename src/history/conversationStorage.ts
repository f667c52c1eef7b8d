import { del, entries, get, promisifyRequest, update } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { Conversation } from '../lib/conversation.ts';
import { addCopy, addUnsaved } from './addUnsaved.ts';
import { keepUnknown } from './keepUnknown.ts';
import { restoreConversation } from './restoreConversation.ts';
import type { Restored } from './restoreConversation.ts';
import { setAside, UnreadableConversation } from './unreadable.ts';
import type { SetAside } from './unreadable.ts';

export interface Stored {
  readonly conversations: readonly Conversation[];
  /** With the records as they are stored. */
  readonly setAside: readonly (SetAside & { readonly record: unknown })[];
}

export type Label = Partial<Pick<Conversation, 'title' | 'pinned'>>;

/** Conversations on this machine, each under its own key. Writes resolve when they are on disk. */
export interface ConversationStorage {
  /** All of them, in no order. A record that cannot be read is named, stays in storage, and does not stop the rest. */
  readAll(): Promise<Stored>;
  /** Undefined where there is none; throws UnreadableConversation where it cannot be read. */
  read(id: string): Promise<Conversation | undefined>;
  /**
   * Replaces what is stored, but keeps what another tab said there meanwhile, and the stored title and pin.
   * @param removed ids of messages that a person deleted, which are not to be kept
   */
  write(conversation: Conversation, removed?: ReadonlySet<string>): Promise<void>;
  /** False where there is one of that id already, of whatever content: it is not touched. */
  add(conversation: Conversation): Promise<boolean>;
  /** Changes title or pin; false where there is no such conversation. */
  relabel(id: string, label: Label): Promise<boolean>;
  /**
   * Adds what a page that went away had not stored, as its lifeboat kept it.
   * @returns the id of the conversation; undefined where the record or what is stored cannot be read, which then stays
   */
  recover(unsaved: unknown): Promise<string | undefined>;
  /**
   * Puts a second copy back where its conversation is gone, or only the last words of it are stored.
   * @returns whether anything was written
   */
  restore(copy: unknown): Promise<boolean>;
  /** How many records there are, readable or not. */
  count(): Promise<number>;
  remove(id: string): Promise<void>;
}

export function createConversationStorage(store: UseStore): ConversationStorage {
  /** In one transaction. @returns the id; undefined where nothing was written */
  const merge = (
    record: unknown,
    merged: (stored: unknown, record: unknown) => Restored,
  ): Promise<string | undefined> =>
    store('readwrite', async (records) => {
      const { transaction } = records;
      const { id } = (record ?? {}) as { readonly id?: IDBValidKey };
      if (id === undefined) return undefined;
      const { conversation } = merged(await promisifyRequest<unknown>(records.get(id)), record);
      if (conversation === null) return undefined;
      records.put(conversation, conversation.id);
      await promisifyRequest(transaction);
      return conversation.id;
    });

  return {
    async readAll() {
      const conversations: Conversation[] = [];
      const unreadable: (SetAside & { record: unknown })[] = [];
      for (const [key, record] of await entries<IDBValidKey, unknown>(store)) {
        const restored = restoreConversation(record);
        if (restored.conversation !== null) conversations.push(restored.conversation);
        else unreadable.push({ ...setAside(key, record, restored.problem), record });
      }
      return { conversations, setAside: unreadable };
    },
    async read(id) {
      const value = await get<unknown>(id, store);
      if (value === undefined) return undefined;
      const restored = restoreConversation(value);
      if (restored.conversation === null)
        throw new UnreadableConversation(setAside(id, value, restored.problem));
      if (restored.repairs.length > 0) console.warn(`Conversation ${id}: ${restored.repairs.join('; ')}.`);
      return restored.conversation;
    },
    write: (conversation, removed = new Set()) =>
      update<unknown>(conversation.id, (stored) => keepUnknown(conversation, stored, removed), store),
    add: (conversation) =>
      store('readwrite', async (records) => {
        const { transaction } = records;
        const taken = await promisifyRequest(records.count(conversation.id));
        if (taken > 0) return false;
        records.add(conversation, conversation.id);
        await promisifyRequest(transaction);
        return true;
      }),
    relabel: (id, label) =>
      // In one transaction: another tab may be writing an answer into the same conversation.
      store('readwrite', async (records) => {
        const { transaction } = records;
        const { conversation } = restoreConversation(await promisifyRequest<unknown>(records.get(id)));
        if (conversation === null) return false;
        records.put({ ...conversation, ...label }, id);
        await promisifyRequest(transaction);
        return true;
      }),
    recover: (unsaved) => merge(unsaved, addUnsaved),
    restore: async (copy) => (await merge(copy, addCopy)) !== undefined,
    count: () => store('readonly', (records) => promisifyRequest(records.count())),
    remove: (id) => del(id, store),
  };
}
