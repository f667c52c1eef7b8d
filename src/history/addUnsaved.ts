import { restoreConversation } from './restoreConversation.ts';
import type { Restored } from './restoreConversation.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A stored conversation with the messages that a page which went away had not stored: see lifeboat.ts. Both are
 * unchecked; what comes out has passed the one door of restoreConversation.
 *
 * @param stored undefined where nothing is
 */
export function addUnsaved(stored: unknown, unsaved: unknown): Restored {
  if (!isObject(unsaved) || stored === undefined) return restoreConversation(unsaved);
  if (!isObject(stored)) return restoreConversation(stored);
  const messages = messagesOf(stored);
  const at = new Map(messages.map((message, index) => [idOf(message), index]));
  for (const message of messagesOf(unsaved)) {
    const index = at.get(idOf(message));
    if (index === undefined) messages.push(message);
    else if (!goesOn(messages[index], message)) messages[index] = message;
  }
  const { leafId, updatedAt } = unsaved;
  return restoreConversation({
    ...stored,
    leafId,
    updatedAt: newer(stored['updatedAt'], updatedAt),
    messages,
  });
}

/**
 * A second copy with what is stored. Nothing where the stored conversation begins as the copy does: it is the newer one.
 * Else it is the last words only, which a lifeboat put where the rest was gone: they go on where the copy ends.
 */
export function addCopy(stored: unknown, copy: unknown): Restored {
  if (stored === undefined || !isObject(copy)) return restoreConversation(copy);
  const { conversation } = restoreConversation(stored);
  const first = idOf(messagesOf(copy)[0]);
  if (conversation === null || first === undefined || conversation.messages.some(({ id }) => id === first)) {
    return { conversation: null, problem: 'what is stored stands' };
  }
  return addUnsaved(copy, stored);
}

/** Whether the stored text is the unsaved one and more. */
function goesOn(stored: unknown, unsaved: unknown): boolean {
  const [long, short] = [textOf(stored), textOf(unsaved)];
  return long.length > short.length && long.startsWith(short);
}

function newer(a: unknown, b: unknown): unknown {
  return typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : b;
}

function messagesOf({ messages }: Fields): unknown[] {
  return Array.isArray(messages) ? [...(messages as unknown[])] : [];
}

function idOf(message: unknown): unknown {
  return isObject(message) ? message['id'] : undefined;
}

function textOf(message: unknown): string {
  const text = isObject(message) ? message['content'] : undefined;
  return typeof text === 'string' ? text : '';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
