/**
 * The last words, kept in a second place until they are in storage. A page that is closed has no time for a transaction of
 * IndexedDB, and one whose IndexedDB fails has none at all; localStorage takes a record at once. Each page keeps records
 * of its own, so that two tabs do not disturb each other.
 */
import type { Conversation } from '../lib/conversation.ts';
import { listLocal, readLocal, removeLocal, writeLocal } from '../lib/localRecord.ts';

const PREFIX = 'unsaved:';

export interface Lifeboat {
  /** Keeps the messages of a conversation that are not in storage yet. */
  keep(conversation: Conversation): void;
  /** `conversation` is in storage now. @param newest whether nothing of it came later */
  saved(conversation: Conversation, newest: boolean): void;
  /** The conversation was deleted. */
  forget(id: string): void;
}

export function createLifeboat(pageId: string): Lifeboat {
  const inStorage = new Map<string, Conversation>();
  const nameOf = (id: string): string => PREFIX + JSON.stringify([pageId, id]);
  return {
    keep(conversation) {
      // A message that did not change keeps its identity.
      const stored = new Set(inStorage.get(conversation.id)?.messages);
      const messages = conversation.messages.filter((message) => !stored.has(message));
      if (messages.length > 0) writeLocal(nameOf(conversation.id), { ...conversation, messages });
      // An earlier record may hold a message that was deleted since.
      else removeLocal(nameOf(conversation.id));
    },
    saved(conversation, newest) {
      inStorage.set(conversation.id, conversation);
      if (newest) removeLocal(nameOf(conversation.id));
    },
    forget(id) {
      inStorage.delete(id);
      // Those of pages that went away too: else they would come back as a part of what was deleted.
      for (const name of listLocal(PREFIX)) if (name.endsWith(`,${JSON.stringify(id)}]`)) removeLocal(name);
    },
  };
}

/** What pages that went away had not stored: records of lifeboats, unchecked, by the name to drop them under. */
export function lostPages(): { readonly name: string; readonly record: unknown }[] {
  return listLocal(PREFIX).map((name) => ({ name, record: readLocal(name) }));
}

export const dropLostPage = removeLocal;
