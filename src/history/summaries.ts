import type { Conversation } from '../lib/conversation.ts';

/** What the list shows of a conversation. */
export interface ConversationSummary extends Pick<
  Conversation,
  'id' | 'title' | 'pinned' | 'createdAt' | 'updatedAt'
> {
  /** Orders by the last change: larger is later. */
  readonly rank: number;
}

export const ORDERS = ['updated', 'created'] as const;
export type Order = (typeof ORDERS)[number];

export function summaryOf(conversation: Conversation): ConversationSummary {
  const { id, title, pinned, createdAt, updatedAt } = conversation;
  return { id, title, pinned, createdAt, updatedAt, rank: rankOf(conversation) };
}

function rankOf({ rank, updatedAt }: Pick<Conversation, 'rank' | 'updatedAt'>): number {
  return rank ?? updatedAt;
}

/**
 * The rank that a changed conversation needs to stand before the others: none where its time says so already. It does not
 * where the machine's clock was ahead and was set right since. Looking at another branch is no change.
 */
export function nextRank(
  conversation: Conversation,
  listed: readonly ConversationSummary[],
): Pick<Conversation, 'rank'> {
  const mine = listed.find(({ id }) => id === conversation.id);
  if (mine?.updatedAt === conversation.updatedAt) {
    return mine.rank === mine.updatedAt ? {} : { rank: mine.rank };
  }
  const newest = Math.max(0, ...listed.map(({ rank }) => rank));
  const { updatedAt } = conversation;
  if (updatedAt > newest) return conversation.rank === undefined ? {} : { rank: updatedAt };
  return { rank: mine?.rank === newest ? newest : newest + 1 };
}

/** Pinned ones first, then newest first by what the order names. */
export function sortSummaries(
  summaries: readonly ConversationSummary[],
  order: Order,
): ConversationSummary[] {
  const by = order === 'updated' ? 'rank' : 'createdAt';
  return [...summaries].sort((a, b) => Number(b.pinned) - Number(a.pinned) || b[by] - a[by]);
}
