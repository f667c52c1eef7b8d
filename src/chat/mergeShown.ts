import type { Answer, Conversation, ConversationMessage } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';

/** What another tab did to a conversation that is on screen here. */
export interface OtherTabsChange {
  /** As it is stored now. */
  readonly stored: Conversation;
  /** Messages that a person deleted there. */
  readonly removedIds: ReadonlySet<string>;
  /** The answer that is being written there; null while none is. */
  readonly writingId: string | null;
}

/**
 * The shown conversation with what another tab changed in it. Nothing that is only here is lost: what is not stored yet,
 * and the answer that is being written here. The branch on screen stays, and grows where the other tab went on from its end.
 *
 * @param liveId the answer that is being written here; null while none is
 */
export function mergeShown(
  shown: Conversation,
  { stored, removedIds, writingId }: OtherTabsChange,
  liveId: string | null,
): Conversation {
  const mine = new Map(shown.messages.map((message) => [message.id, message]));
  const storedIds = new Set(stored.messages.map(({ id }) => id));
  const taken = stored.messages.map((message) => {
    const here = mine.get(message.id);
    if (here !== undefined && (message.id === liveId || goesOn(here, message))) return here;
    // What storage holds is an interrupted answer to everybody but the tab that writes it.
    return message.id === writingId ? asWriting(message) : message;
  });
  const gone = withChildren(shown.messages, removedIds, liveId);
  const unsaved = shown.messages.filter(({ id }) => !storedIds.has(id) && !gone.has(id));
  const messages = [...taken, ...unsaved];
  return { ...stored, messages, leafId: leafOf(shown, stored, messages, liveId) };
}

/** Whether the text here is the stored one and more. */
function goesOn(here: ConversationMessage, stored: ConversationMessage): boolean {
  return here.content.length > stored.content.length && here.content.startsWith(stored.content);
}

function asWriting(message: ConversationMessage): ConversationMessage {
  return message.role === 'assistant' ? ({ ...message, state: 'writing' } satisfies Answer) : message;
}

/** What was deleted, with what followed it; but for the branch that is being written here, which then stays whole. */
function withChildren(
  messages: Conversation['messages'],
  removedIds: ReadonlySet<string>,
  liveId: string | null,
): ReadonlySet<string> {
  const gone = new Set(removedIds);
  for (const { id, parentId } of messages) if (parentId !== null && gone.has(parentId)) gone.add(id);
  for (const { id } of conversationPath(messages, liveId)) gone.delete(id);
  return gone;
}

function leafOf(
  shown: Conversation,
  stored: Conversation,
  messages: Conversation['messages'],
  liveId: string | null,
): string | null {
  if (liveId !== null) return shown.leafId;
  const theirs = conversationPath(messages, stored.leafId);
  const stays = messages.some(({ id }) => id === shown.leafId);
  return !stays || theirs.some(({ id }) => id === shown.leafId) ? stored.leafId : shown.leafId;
}
