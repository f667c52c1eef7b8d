import type { Conversation, ConversationMessage } from './conversation.ts';

/** The branch from the first message to `leafId`, in reading order; empty where there is no such message. */
export function conversationPath(
  messages: Conversation['messages'],
  leafId: string | null,
): ConversationMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: ConversationMessage[] = [];
  let next = leafId === null ? undefined : byId.get(leafId);
  while (next !== undefined) {
    path.push(next);
    // Each message is taken at most once: a loop in the data must not hang the page.
    byId.delete(next.id);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return path.reverse();
}
