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

export interface SecondCopy {
  has(id: string): boolean;
  /** The newest conversations stay where there is not room for all. @returns false where this one has none */
  keep(conversation: Conversation): boolean;
  drop(id: string): void;
  /** All copies, unchecked. */
  all(): unknown[];
}

export function createSecondCopy(): SecondCopy {
  /** By id. Read once: another tab may add some, and then the room is a little smaller than thought. */
  const kept = new Map<string, { readonly size: number; readonly updatedAt: number }>();
  for (const name of listLocal(PREFIX)) {
    const record = readLocal(name);
    const { updatedAt } = (record ?? {}) as { readonly updatedAt?: unknown };
    const size = JSON.stringify(record ?? null).length;
    kept.set(name.slice(PREFIX.length), { size, updatedAt: typeof updatedAt === 'number' ? updatedAt : 0 });
  }

  function drop(id: string): void {
    kept.delete(id);
    removeLocal(PREFIX + id);
  }

  return {
    has: (id) => kept.has(id),
    drop,
    all: () => listLocal(PREFIX).map(readLocal),
    keep(conversation) {
      const { id, updatedAt } = conversation;
      const messages = conversation.messages.map((message) =>
        message.role === 'assistant' ? { ...message, tokenIds: null } : message,
      );
      const copy = { ...conversation, messages };
      const size = JSON.stringify(copy).length;
      kept.delete(id);
      let used = [...kept.values()].reduce((sum, other) => sum + other.size, 0);
      for (const [otherId, other] of [...kept].sort(([, a], [, b]) => a.updatedAt - b.updatedAt)) {
        if (used + size <= ROOM || other.updatedAt >= updatedAt) break;
        drop(otherId);
        used -= other.size;
      }
      if (used + size > ROOM || !writeLocal(PREFIX + id, copy)) {
        drop(id);
        return false;
      }
      kept.set(id, { size, updatedAt });
      return true;
    },
  };
}
