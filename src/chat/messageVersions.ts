import type { ConversationMessage } from '../lib/conversation.ts';

type Messages = readonly ConversationMessage[];

/** The versions of a message, itself among them, oldest first: what was asked at that place, or answered to that question. */
export function versionsOf(messages: Messages, { parentId }: ConversationMessage): ConversationMessage[] {
  return messages.filter((message) => message.parentId === parentId);
}

/** The end of the newest branch that goes through a message: its own id where nothing follows. */
export function newestLeaf(messages: Messages, id: string): string {
  const below = subtreeIds(messages, id);
  return messages.filter((message) => below.has(message.id)).at(-1)?.id ?? id;
}

/** A message and everything that follows it, on all branches. Relies on parents standing before their children. */
export function subtreeIds(messages: Messages, id: string): Set<string> {
  const ids = new Set([id]);
  for (const message of messages) {
    if (message.parentId !== null && ids.has(message.parentId)) ids.add(message.id);
  }
  return ids;
}
