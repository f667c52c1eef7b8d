import type { Answer } from '../lib/conversation.ts';

const CUT: ReadonlySet<Answer['state']> = new Set(['length', 'stopped', 'interrupted']);

/**
 * Whether an answer ended before the model wanted, so that it can go on where it stopped. Only the build that began it
 * can do that: to another one the same ids are other words, or other numbers.
 *
 * @param buildId of the loaded model; null while there is none
 */
export function canContinue({ state, content, model, making }: Answer, buildId: string | null): boolean {
  return CUT.has(state) && content !== '' && making !== null && model.buildId === buildId;
}
