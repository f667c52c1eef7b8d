import type { Conversation, ConversationMessage } from '../lib/conversation.ts';
import { restoreConversation } from './restoreConversation.ts';

/**
 * A conversation with what storage alone holds of it: another tab may have asked in it, or written further on an answer
 * that this one knows only the beginning of. A tab takes back nothing but answers without a word, so that whatever else
 * it does not know was said elsewhere.
 */
export function keepUnknown(conversation: Conversation, stored: unknown): Conversation {
  const { conversation: before } = restoreConversation(stored);
  if (before === null) return conversation;
  const known = new Map(conversation.messages.map((message) => [message.id, message]));
  const parents = new Set(before.messages.map(({ parentId }) => parentId));
  const longer = new Map<string, ConversationMessage>();
  const unknown: ConversationMessage[] = [];
  for (const message of before.messages) {
    const mine = known.get(message.id);
    if (mine === undefined) {
      if (message.content !== '' || parents.has(message.id)) unknown.push(message);
    } else if (message.content.length > mine.content.length && message.content.startsWith(mine.content)) {
      longer.set(message.id, message);
    }
  }
  if (unknown.length === 0 && longer.size === 0) return conversation;
  const messages = conversation.messages.map((message) => longer.get(message.id) ?? message);
  return { ...conversation, messages: [...messages, ...unknown] };
}
