import { causeText } from '../../engine/commonErrors.ts';
import { EngineError } from '../../engine/errors.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';

export interface ShownProblem {
  readonly message: string;
  readonly remedy: string;
  readonly detail?: string;
}

/** What went wrong, for people: errors of packs and of storage have their words, others get plain ones and their text. */
export function describeProblem(error: unknown): ShownProblem {
  if (error instanceof PackError || error instanceof EngineError) {
    const detail = error.cause === undefined ? {} : { detail: causeText(error.cause) };
    return { message: error.message, remedy: error.remedy, ...detail };
  }
  // Folders and files that a person chose report like this, and nothing else does here.
  const writing = error instanceof DOMException && error.name !== 'AbortError';
  return { ...(writing ? words.problem.write : words.problem.unknown), detail: String(error) };
}
