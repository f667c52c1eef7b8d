/** What the list of conversations knows, and what it needs of other tabs. */
import type { Conversation } from '../lib/conversation.ts';
import type { HistoryProblem } from './historyProblem.ts';
import type { HistoryNews, OtherTabs } from './otherTabs.ts';
import type { ConversationSummary, Order } from './summaries.ts';
import type { SetAside } from './unreadable.ts';

export interface HistoryState {
  /** Sorted; null until they have been read. */
  readonly conversations: readonly ConversationSummary[] | null;
  readonly order: Order;
  /** Stored records that this version of the page cannot read. */
  readonly setAside: readonly SetAside[];
  readonly problem: HistoryProblem | null;
  /** How many conversations the browser refused to store as they are now. They are tried again. */
  readonly unsaved: number;
  /** The last one deleted, as long as it can be brought back. */
  readonly removed: Conversation | null;
}

export interface HistoryPorts {
  readonly otherTabs?: OtherTabs;
  /** What another tab changed, as it is stored now; null where it was deleted. */
  readonly onNews?: (news: HistoryNews, conversation: Conversation | null) => void;
}
