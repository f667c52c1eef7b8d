/**
 * The file that export writes and import reads, as JSON:
 *
 *     format        "chatdoctor-web/conversations"
 *     version       of this description: 1
 *     exportedAt    ISO 8601
 *     disclaimer    in words
 *     models        of the answers in it, with the hashes that are known
 *     conversations as src/lib/conversation.ts describes them, all branches
 *     drafts        texts that are not yet asked: see src/lib/draft.ts
 *     setAside      stored records that the page could not read, as they are
 */
import type { Conversation } from '../../lib/conversation.ts';
import type { Draft } from '../../lib/draft.ts';
import { strings } from '../../ui/strings/index.ts';
import type { Stored } from '../conversationStorage.ts';
import { modelsOf } from './modelsOf.ts';

export const FORMAT = 'chatdoctor-web/conversations';
export const FORMAT_VERSION = 1;

export interface ExportContent {
  readonly conversations: readonly Conversation[];
  readonly drafts: readonly Draft[];
  readonly setAside: Stored['setAside'];
}

export function disclaimerText(): string {
  const { research, notClinician, emergency } = strings.safety;
  return [research, notClinician, emergency].join(' ');
}

/** @param now milliseconds since 1970 */
export function exportFile({ conversations, drafts, setAside }: ExportContent, now: number): string {
  const file = {
    format: FORMAT,
    version: FORMAT_VERSION,
    exportedAt: new Date(now).toISOString(),
    disclaimer: disclaimerText(),
    models: modelsOf(conversations.flatMap(({ messages }) => messages)),
    conversations,
    drafts,
    setAside: setAside.map((row) => ({ ...row, record: plain(row.record) })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** IndexedDB holds more than JSON can (loops, big integers): such a record is named without its content. */
function plain(record: unknown): unknown {
  try {
    JSON.stringify(record);
    return record;
  } catch {
    return null;
  }
}
