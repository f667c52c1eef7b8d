/** What comes back into storage before the list is read: second copies, and the last words of pages that went away. */
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import type { ConversationStorage } from './conversationStorage.ts';
import { dropLostPage, lostPages } from './lifeboat.ts';
import type { SecondCopy } from './secondCopy.ts';

/** How many there were when the page last knew: to notice that the browser has thrown them away. */
const COUNT = 'history-count';

export const keepCount = (count: number): boolean => writeLocal(COUNT, count);

export function countBefore(): number {
  const count = readLocal(COUNT);
  return typeof count === 'number' ? count : 0;
}

export interface BroughtBack {
  /** How many there were before. */
  readonly before: number;
  /** Whether storage was empty. */
  readonly empty: boolean;
  /** How many copies went back. */
  readonly back: number;
}

/**
 * Puts second copies back where fewer are stored than there were: a deletion drops its copy and lowers the count. To be
 * called before anything is written, and therefore asks storage alone: one conversation that a lifeboat or a page puts
 * into the emptied database must not stand for all of them.
 */
export async function restoreCopies(
  storage: Pick<ConversationStorage, 'count' | 'restore'>,
  copies: Pick<SecondCopy, 'all'>,
): Promise<BroughtBack> {
  const stored = await storage.count();
  const before = countBefore();
  let back = 0;
  if (stored < before) {
    for (const copy of copies.all()) if (await storage.restore(copy)) back += 1;
  }
  return { before, empty: stored === 0, back };
}

/** Adds what pages that went away had not stored. */
export async function recoverLostPages(
  storage: Pick<ConversationStorage, 'recover'>,
  onRecovered: (id: string) => void,
): Promise<void> {
  for (const { name, record } of lostPages()) {
    const id = await storage.recover(record);
    if (id === undefined) continue;
    dropLostPage(name);
    onRecovered(id);
  }
}
