/** What another tab tells of a conversation, done here as well. */
import type { Conversation } from '../lib/conversation.ts';
import type { ConversationStorage } from './conversationStorage.ts';
import type { ConversationWriter } from './conversationWriter.ts';
import type { HistoryPorts } from './historyState.ts';
import type { HistoryNews, OtherTabs } from './otherTabs.ts';

export interface HearingPorts {
  readonly onNews: HistoryPorts['onNews'];
  readonly storage: Pick<ConversationStorage, 'read' | 'remove'>;
  readonly writer: Pick<ConversationWriter, 'forget' | 'forgetMessages' | 'wroteLately'>;
  readonly otherTabs: OtherTabs;
  /** Into the list. */
  readonly put: (conversation: Conversation) => void;
  /** Out of the list, with its second copy. */
  readonly drop: (id: string) => void;
  readonly onError: (error: unknown) => void;
}

export function hearNews({ storage, writer, otherTabs, onNews, ...ports }: HearingPorts): void {
  async function deleted(news: HistoryNews): Promise<void> {
    const { id } = news;
    // First: an answer that is being written there ends, and puts nothing more.
    onNews?.(news, null);
    const again = writer.wroteLately(id);
    await writer.forget(id);
    if (again) {
      // Its last write may have come after the deletion, and other tabs may have heard of it.
      await storage.remove(id).catch(ports.onError);
      otherTabs.tell({ kind: 'deleted', id });
    }
    // Last: the write also kept a second copy.
    ports.drop(id);
  }

  async function hear(news: HistoryNews): Promise<void> {
    if (news.kind === 'deleted') return deleted(news);
    const { id } = news;
    writer.forgetMessages(id, news.removedIds);
    const conversation = await storage.read(id).catch(() => undefined);
    if (conversation === undefined) return;
    ports.put(conversation);
    onNews?.(news, conversation);
  }

  otherTabs.listen((news) => void hear(news));
}
