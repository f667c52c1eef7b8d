import type { Answer, Conversation, ConversationMessage } from '../lib/conversation.ts';

/** Adds a message and shows the branch that ends with it. */
export function appendMessage(
  conversation: Conversation,
  message: ConversationMessage,
  now: number,
): Conversation {
  return {
    ...conversation,
    updatedAt: now,
    messages: [...conversation.messages, message],
    leafId: message.id,
  };
}

/** Changes an answer in place. Other messages keep their identity, so that only this one is drawn again. */
export function replaceAnswer(
  conversation: Conversation,
  id: string,
  change: Partial<Answer>,
  now: number,
): Conversation {
  return {
    ...conversation,
    updatedAt: now,
    messages: conversation.messages.map((message) =>
      message.id === id && message.role === 'assistant' ? { ...message, ...change } : message,
    ),
  };
}

/** Takes back a message that nothing follows; the branch then ends with its parent. */
export function dropMessage(conversation: Conversation, id: string, now: number): Conversation {
  const dropped = conversation.messages.find((message) => message.id === id);
  if (dropped === undefined || conversation.messages.some(({ parentId }) => parentId === id)) {
    return conversation;
  }
  return {
    ...conversation,
    updatedAt: now,
    messages: conversation.messages.filter((message) => message.id !== id),
    leafId: conversation.leafId === id ? dropped.parentId : conversation.leafId,
  };
}
