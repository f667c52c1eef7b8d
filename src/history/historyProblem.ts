import { NoAnswer } from '../lib/withPatience.ts';
import { strings } from '../ui/strings/index.ts';
import { UnreadableConversation } from './unreadable.ts';

export interface HistoryProblem {
  /** `write` while something is not stored, `read` while the list could not be read; both are tried again. */
  readonly kind: 'write' | 'read' | 'note';
  readonly message: string;
  readonly remedy?: string;
}

/** @param error what storage threw */
export function historyProblem(kind: 'write' | 'read', error: unknown): HistoryProblem {
  const { problem } = strings.history;
  if (error instanceof UnreadableConversation) {
    return { kind: 'note', message: problem.unreadable(error.message) };
  }
  const why =
    error instanceof NoAnswer
      ? problem.blocked
      : error instanceof DOMException && error.name === 'QuotaExceededError'
        ? problem.full
        : problem.refused;
  const { message, remedy } = problem[kind];
  return { kind, message: message(why), remedy };
}
