import type { Conversation } from '../../lib/conversation.ts';
import type { Draft, DraftPlace } from '../../lib/draft.ts';
import { transfer } from '../../ui/strings/transfer.ts';
import type { HistoryStore } from '../historyStore.ts';
import type { RestoredExport } from './restoreExport.ts';

/** What is typed and not yet asked, wherever that is kept. */
export interface DraftAccess {
  all(): readonly Draft[];
  set(draft: Draft): void;
}

export interface ImportPorts {
  readonly history: Pick<HistoryStore, 'readAll' | 'add'>;
  readonly drafts: DraftAccess;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** What became of everything that was in the file. */
export interface ImportReport {
  readonly added: number;
  /** All that they say is here already. */
  readonly here: number;
  /** Titles of those that differ from the one of the same id here; they were added beside it. */
  readonly copies: readonly string[];
  readonly mended: readonly { readonly title: string; readonly repairs: readonly string[] }[];
  readonly failed: readonly { readonly title: string; readonly problem: string }[];
  readonly unreadable: RestoredExport['unreadable'];
  readonly draftsAdded: number;
  /** Texts of the file for which there is another one here. */
  readonly draftsKept: readonly string[];
  /** Conversations that a cancelled import did not come to. */
  readonly left: number;
}

/**
 * Adds what a file holds and changes nothing that is here. A conversation all of whose messages are here is skipped; one
 * that differs from the one of its id is added under a new id.
 *
 * @throws what storage throws where it cannot be read; nothing was written then
 */
export async function importConversations(
  { conversations, drafts, unreadable }: RestoredExport,
  { history, drafts: typed, newId, signal, onProgress }: ImportPorts,
): Promise<ImportReport> {
  const known = new Map((await history.readAll()).conversations.map((found) => [found.id, saidIn(found)]));
  const copies: string[] = [];
  const mended: { title: string; repairs: readonly string[] }[] = [];
  const failed: { title: string; problem: string }[] = [];
  /** Where the drafts of a conversation go: under the id that it has here. */
  const ids = new Map<string, string>();
  let added = 0;
  let here = 0;
  let done = 0;

  for (const { conversation, repairs } of conversations) {
    if (signal.aborted) break;
    onProgress(done, conversations.length);
    done += 1;
    const said = saidIn(conversation);
    const same = known.get(conversation.id);
    // A copy that an earlier import made has another id and the same words.
    const holder =
      same === undefined
        ? undefined
        : [[conversation.id, same] as const, ...known].find(([, have]) => holds(have, said));
    if (holder !== undefined) {
      here += 1;
      ids.set(conversation.id, holder[0]);
      continue;
    }
    try {
      const kept =
        same === undefined && (await history.add(conversation))
          ? conversation
          : copyOf(conversation, newId());
      if (kept !== conversation) {
        if (!(await history.add(kept))) throw new Error('its new id is taken');
        copies.push(conversation.title);
      }
      added += 1;
      known.set(kept.id, said);
      ids.set(conversation.id, kept.id);
      if (repairs.length > 0) mended.push({ title: conversation.title, repairs });
    } catch (error) {
      failed.push({ title: conversation.title, problem: String(error) });
    }
  }
  const texts = bringBackDrafts(drafts, ids, typed);
  return { added, here, copies, mended, failed, unreadable, ...texts, left: conversations.length - done };
}

function copyOf(conversation: Conversation, id: string): Conversation {
  return { ...conversation, id, title: transfer.result.copyTitle(conversation.title) };
}

/** Every message by its id, in a form that equal messages share. */
function saidIn({ messages }: Conversation): ReadonlyMap<string, string> {
  // restoreConversation gives the fields of all messages in one order.
  return new Map(messages.map((message) => [message.id, JSON.stringify(message)]));
}

function holds(have: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): boolean {
  return [...said].every(([id, message]) => have.get(id) === message);
}

function bringBackDrafts(
  drafts: readonly Draft[],
  ids: ReadonlyMap<string, string>,
  typed: DraftAccess,
): { readonly draftsAdded: number; readonly draftsKept: readonly string[] } {
  const key = ({ conversationId, messageId }: DraftPlace): string =>
    JSON.stringify([conversationId, messageId]);
  const here = new Map(typed.all().map((draft) => [key(draft), draft.text]));
  const draftsKept: string[] = [];
  let draftsAdded = 0;
  for (const draft of drafts) {
    const { conversationId } = draft;
    const moved = { ...draft, conversationId: conversationId && (ids.get(conversationId) ?? conversationId) };
    const present = here.get(key(moved));
    if (present === undefined) {
      typed.set(moved);
      draftsAdded += 1;
    } else if (present !== draft.text) {
      draftsKept.push(draft.text);
    }
  }
  return { draftsAdded, draftsKept };
}
