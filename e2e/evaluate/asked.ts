import type { AnswerRow, AnswerTime } from '../../model-build/evaluate/answers/answerRow.ts';
import type { PromptPart } from '../../src/lib/shared/prompt.ts';

/** A question as the model reads it. */
export interface Asked {
  /** In the data, from 0. */
  readonly index: number;
  readonly parts: readonly PromptPart[];
}

/** An answer without what the question's own line says. */
export type WrittenRow = Omit<AnswerRow, 'question' | 'reference'>;

export type OnAnswer = (row: WrittenRow, time: AnswerTime) => Promise<void>;
