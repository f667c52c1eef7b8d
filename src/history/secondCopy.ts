/**
 * A second copy of what was said, in localStorage. A browser that needs room throws away a site's IndexedDB with its
 * models, all at once; Chrome leaves localStorage alone then. The copy has no token ids, which are long and can be
 * computed again from the words. Somebody who clears the site's data clears both.
 */
import type { Conversation } from '../lib/conversation.ts';
import { listLocal, readLocal, removeLocal, writeLocal } from '../lib/localRecord.ts';

const PREFIX = 'copy:';
/** Characters. localStorage holds 5 million, and drafts and last words need room there too. */
const ROOM = 2_000_000;

const nameOf = (id: string): string => PREFIX + id;

export function hasCopy(id: string): boolean {
  return readLocal(nameOf(id)) !== undefined;
}

/** The newest conversations stay where there is not room for all. */
export function keepCopy(conversation: Conversation): void {
  const messages = conversation.messages.map((message) =>
    message.role === 'assistant' ? { ...message, tokenIds: null } : message,
  );
  const copy = { ...conversation, messages };
  const size = JSON.stringify(copy).length;
  const others = copies().filter(({ name }) => name !== nameOf(conversation.id));
  let used = others.reduce((sum, other) => sum + other.size, 0);
  for (const other of others.sort((a, b) => a.updatedAt - b.updatedAt)) {
    if (used + size <= ROOM || other.updatedAt >= conversation.updatedAt) break;
    removeLocal(other.name);
    used -= other.size;
  }
  if (used + size <= ROOM) writeLocal(nameOf(conversation.id), copy);
  else removeLocal(nameOf(conversation.id));
}

export function dropCopy(id: string): void {
  removeLocal(nameOf(id));
}

/** All copies, unchecked. */
export function copies(): {
  readonly name: string;
  readonly record: unknown;
  readonly size: number;
  readonly updatedAt: number;
}[] {
  return listLocal(PREFIX).map((name) => {
    const record = readLocal(name);
    const { updatedAt } = (record ?? {}) as { readonly updatedAt?: unknown };
    const size = JSON.stringify(record ?? null).length;
    return { name, record, size, updatedAt: typeof updatedAt === 'number' ? updatedAt : 0 };
  });
}
