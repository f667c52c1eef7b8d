import type { Conversation } from '../lib/conversation.ts';
import { createLatestWriter } from '../lib/latestWriter.ts';
import { newId } from '../lib/newId.ts';
import type { ConversationStorage } from './conversationStorage.ts';
import { createLifeboat } from './lifeboat.ts';
import type { OtherTabs } from './otherTabs.ts';
import type { SecondCopy } from './secondCopy.ts';
import { UnreadableConversation } from './unreadable.ts';

/** An answer grows with every token: it is written at most this often. What is not written yet is in the lifeboat. */
const SAVE_INTERVAL_MS = 500;
/** What another tab tells arrives sooner than this, unless this one slept. */
const LATELY_MS = 2000;

export interface ConversationWriter {
  /** @param removedIds messages that a person just deleted */
  save(conversation: Conversation, urgent: boolean, removedIds: ReadonlySet<string>): Promise<void>;
  /** Another tab deleted these: whatever is written next does not bring them back. */
  forgetMessages(id: string, removedIds: readonly string[]): void;
  /** Nothing of it is written any more, and the last words are dropped. @returns what was not written yet */
  forget(id: string): Promise<Conversation | undefined>;
  /** Whether a write of it may have come after what another tab just told of. */
  wroteLately(id: string): boolean;
  flush(): Promise<void>;
  unwritten(): ReadonlyMap<string, Conversation>;
  /** How many conversations the browser refused to store as they are now. */
  refused(): number;
}

export interface WriterPorts {
  readonly storage: Pick<ConversationStorage, 'write'>;
  readonly otherTabs: OtherTabs;
  readonly copies: SecondCopy;
  readonly onWritten: () => void;
  readonly onError: (error: unknown) => void;
}

/** Writes conversations as they grow, keeps their last words until then, and tells the other tabs. */
export function createConversationWriter({
  storage,
  otherTabs,
  copies,
  ...ports
}: WriterPorts): ConversationWriter {
  /**
   * By conversation, the messages that were deleted since the page was opened: whatever is written next does not take
   * them back from storage.
   */
  const removedMessages = new Map<string, ReadonlySet<string>>();
  const refused = new Set<string>();
  /** When each conversation was written last. */
  const writtenAt = new Map<string, number>();
  const lifeboat = createLifeboat(newId());

  const writer = createLatestWriter<Conversation>({
    write: async (conversation) => {
      const { id, messages } = conversation;
      const removed = removedMessages.get(id) ?? new Set();
      await storage.write(conversation, removed);
      refused.delete(id);
      writtenAt.set(id, Date.now());
      lifeboat.saved(conversation, writer.unwritten().get(id) === conversation);
      const writing = messages.find((found) => found.role === 'assistant' && found.state === 'writing');
      if (writing === undefined) copies.keep(conversation);
      ports.onWritten();
      otherTabs.tell({ kind: 'changed', id, removedIds: [...removed], writingId: writing?.id ?? null });
    },
    onError: (error, { id }) => {
      if (!(error instanceof UnreadableConversation)) refused.add(id);
      ports.onError(error);
    },
    mayRetry: (error) => !(error instanceof UnreadableConversation),
    intervalMs: SAVE_INTERVAL_MS,
  });

  function forgetMessages(id: string, removedIds: Iterable<string>): void {
    removedMessages.set(id, new Set([...(removedMessages.get(id) ?? []), ...removedIds]));
  }

  return {
    async save(conversation, urgent, removedIds) {
      const { id, messages } = conversation;
      forgetMessages(id, removedIds);
      // A message that is in the conversation is deleted no longer.
      const here = new Set(messages.map((message) => message.id));
      removedMessages.set(
        id,
        new Set([...(removedMessages.get(id) ?? [])].filter((removed) => !here.has(removed))),
      );
      lifeboat.keep(conversation);
      if (urgent) await writer.putNow(id, conversation);
      else writer.put(id, conversation);
    },
    forgetMessages,
    async forget(id) {
      const waiting = writer.unwritten().get(id);
      await writer.forget(id);
      refused.delete(id);
      lifeboat.forget(id);
      return waiting;
    },
    wroteLately: (id) =>
      writer.unwritten().has(id) || Date.now() - (writtenAt.get(id) ?? -Infinity) < LATELY_MS,
    flush: () => writer.flush(),
    unwritten: () => writer.unwritten(),
    refused: () => refused.size,
  };
}
