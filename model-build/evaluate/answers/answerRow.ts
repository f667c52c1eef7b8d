import { z } from 'zod';

/** `refused`: the engine could not answer this question; `problem` says why, and the answer is empty. */
export const FINISHES = ['stop', 'length', 'context', 'refused'] as const;

/** A line of answers.jsonl. Nothing in it depends on how fast it was. */
export const answerRowSchema = z.strictObject({
  /** Of the question, from 0. */
  index: z.number().int().nonnegative(),
  question: z.string(),
  reference: z.string(),
  answer: z.string(),
  finish: z.enum(FINISHES),
  problem: z.string().nullable(),
  promptIds: z.array(z.number().int().nonnegative()),
  tokenIds: z.array(z.number().int().nonnegative()),
  /** As the engine's generator took it; null for greedy. */
  seed: z.number().int().nullable(),
  /** What wrote it, in words: program, version, device. */
  engine: z.string().min(1),
});

export type AnswerRow = z.infer<typeof answerRowSchema>;

/** A line of times.jsonl. */
export interface AnswerTime {
  readonly index: number;
  readonly seconds: number;
  /** Null where answers were written many at a time. */
  readonly firstTokenSeconds: number | null;
}
