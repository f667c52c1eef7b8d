/** The one door through which exported files enter: text in; conversations and drafts, with what was wrong, out. */
import type { Conversation } from '../../lib/conversation.ts';
import type { Draft } from '../../lib/draft.ts';
import { z } from '../../lib/shared/schema.ts';
import { transfer } from '../../ui/strings/transfer.ts';
import { restoreConversation } from '../restoreConversation.ts';
import { setAside } from '../unreadable.ts';
import { FORMAT, FORMAT_VERSION } from './exportFile.ts';

/** What a person is told of a file that cannot be imported at all. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  /** For who reports it. */
  readonly detail: string | undefined;

  constructor(message: string, detail?: string) {
    super(message);
    this.detail = detail;
  }
}

export interface RestoredExport {
  readonly conversations: readonly {
    readonly conversation: Conversation;
    readonly repairs: readonly string[];
  }[];
  readonly drafts: readonly Draft[];
  /** Conversations in the file that this version of the page cannot read; the others are not stopped by them. */
  readonly unreadable: readonly { readonly name: string; readonly problem: string }[];
}

const frame = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.positive()),
  conversations: z.array(z.unknown()),
  drafts: z._default(z.array(z.unknown()), []),
  setAside: z._default(z.array(z.unknown()), []),
});

const draft = z.object({
  conversationId: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  text: z.string(),
}) satisfies z.ZodMiniType<Draft>;

/** @throws ImportError */
export function restoreExport(text: string): RestoredExport {
  const { problem } = transfer;
  const parsed = frame.safeParse(parseJson(text));
  if (!parsed.success) throw new ImportError(problem.notExport, z.prettifyError(parsed.error));
  const file = parsed.data;
  if (file.version > FORMAT_VERSION) throw new ImportError(problem.later(file.version, FORMAT_VERSION));
  // A record that an older version of the page set aside may be one that this version reads.
  const records = [...file.conversations, ...file.setAside.map(recordOf)];
  if (records.length === 0 && file.drafts.length === 0) throw new ImportError(problem.empty);

  const conversations: { conversation: Conversation; repairs: readonly string[] }[] = [];
  const unreadable: { name: string; problem: string }[] = [];
  for (const [index, record] of records.entries()) {
    const restored = restoreConversation(record);
    if (restored.conversation !== null) conversations.push(restored);
    else unreadable.push(setAside(`#${index + 1}`, record, restored.problem));
  }
  const drafts: Draft[] = [];
  for (const [index, value] of file.drafts.entries()) {
    const found = draft.safeParse(value);
    if (found.success) drafts.push(found.data);
    else unreadable.push({ name: `drafts #${index + 1}`, problem: z.prettifyError(found.error) });
  }
  return { conversations, drafts, unreadable };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ImportError(transfer.problem.notJson, String(cause));
  }
}

function recordOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'record' in row ? row.record : row;
}
