import type { Answer, Conversation, ConversationMessage } from '../lib/conversation.ts';
import { newestLeaf, subtreeIds, versionsOf } from './messageVersions.ts';

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

/** Shows the newest branch that goes through a message. Looking is no change: the time stays. */
export function showMessage(conversation: Conversation, id: string): Conversation {
  return { ...conversation, leafId: newestLeaf(conversation.messages, id) };
}

/**
 * Takes away a message and everything that follows it. Where the shown branch went through it, another version is shown
 * in its place, the next older one first; without one the branch ends with its parent.
 */
export function removeBranch(conversation: Conversation, id: string, now: number): Conversation {
  const { messages, leafId } = conversation;
  const target = messages.find((message) => message.id === id);
  if (target === undefined) return conversation;
  const gone = subtreeIds(messages, id);
  const left = messages.filter((message) => !gone.has(message.id));
  const kept = { ...conversation, updatedAt: now, messages: left };
  if (leafId === null || !gone.has(leafId)) return kept;
  const versions = versionsOf(messages, target);
  const at = versions.indexOf(target);
  const instead = versions[at - 1] ?? versions[at + 1];
  return instead === undefined ? { ...kept, leafId: target.parentId } : showMessage(kept, instead.id);
}

/**
 * Puts back what was taken away, in its old place among the others; what was said since stays.
 *
 * @param before the conversation as it was before removeBranch
 */
export function restoreBranch(conversation: Conversation, before: Conversation, now: number): Conversation {
  const known = new Map(conversation.messages.map((message) => [message.id, message]));
  const old = new Set(before.messages.map(({ id }) => id));
  return {
    ...conversation,
    updatedAt: now,
    messages: [
      ...before.messages.map((message) => known.get(message.id) ?? message),
      ...conversation.messages.filter(({ id }) => !old.has(id)),
    ],
    leafId: before.leafId,
  };
}
