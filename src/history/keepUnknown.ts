import type { Conversation, ConversationMessage } from '../lib/conversation.ts';
import { restoreConversation } from './restoreConversation.ts';
import { setAside, UnreadableConversation } from './unreadable.ts';

/**
 * A conversation with what storage alone holds of it: another tab may have asked in it, or written further on an answer
 * that this one knows only the beginning of. A tab takes back nothing but answers without a word and what a person
 * deleted, so that whatever else it does not know was said elsewhere. Title and pin are changed in storage alone, so that
 * the stored ones are the newest.
 *
 * @param stored undefined where nothing is
 * @param removed ids of the messages that were deleted here
 * @throws UnreadableConversation rather than write over what a newer version of the page may have stored
 */
export function keepUnknown(
  conversation: Conversation,
  stored: unknown,
  removed: ReadonlySet<string>,
): Conversation {
  if (stored === undefined) return conversation;
  const restored = restoreConversation(stored);
  if (restored.conversation === null) {
    throw new UnreadableConversation(setAside(conversation.id, stored, restored.problem));
  }
  const before = restored.conversation;
  const known = new Map(conversation.messages.map((message) => [message.id, message]));
  const parents = new Set(before.messages.map(({ parentId }) => parentId));
  const further = new Map<string, ConversationMessage>();
  const unknown: ConversationMessage[] = [];
  for (const message of before.messages) {
    const mine = known.get(message.id);
    if (mine === undefined) {
      const said = message.content !== '' || parents.has(message.id);
      if (said && !removed.has(message.id)) unknown.push(message);
    } else if (isFurther(message, mine)) {
      further.set(message.id, message);
    }
  }
  const messages = conversation.messages.map((message) => further.get(message.id) ?? message);
  const { title, pinned } = before;
  const updatedAt = Math.max(conversation.updatedAt, before.updatedAt);
  return { ...conversation, title, pinned, updatedAt, messages: [...messages, ...unknown] };
}

/** Whether the stored message is mine and more: it goes on, or it ended properly where mine only knows that it was cut. */
function isFurther(stored: ConversationMessage, mine: ConversationMessage): boolean {
  if (stored.role !== 'assistant' || mine.role !== 'assistant') return false;
  if (stored.content === mine.content) return mine.state === 'interrupted' && stored.state !== 'interrupted';
  return stored.content.startsWith(mine.content);
}
