import type { Conversation } from '../lib/conversation.ts';

/** What the list shows of a conversation. */
export type ConversationSummary = Pick<Conversation, 'id' | 'title' | 'pinned' | 'createdAt' | 'updatedAt'>;

export const ORDERS = ['updated', 'created'] as const;
export type Order = (typeof ORDERS)[number];

export function summaryOf({ id, title, pinned, createdAt, updatedAt }: Conversation): ConversationSummary {
  return { id, title, pinned, createdAt, updatedAt };
}

/** Pinned ones first, then newest first by the time that the order names. */
export function sortSummaries(
  summaries: readonly ConversationSummary[],
  order: Order,
): ConversationSummary[] {
  const time = order === 'updated' ? 'updatedAt' : 'createdAt';
  return [...summaries].sort((a, b) => Number(b.pinned) - Number(a.pinned) || b[time] - a[time]);
}
