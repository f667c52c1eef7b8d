/** Has transformers answer the questions that have no answer yet, in batches with fixed bounds. */
import type { Settings } from '../../model-build/evaluate/answers/settings.ts';
import {
  answerWithTransformers,
  type Job,
} from '../../model-build/evaluate/transformers/answerWithTransformers.ts';
import { openBatches } from '../../model-build/evaluate/transformers/openBatches.ts';
import { seedFor } from '../../src/lib/shared/seed.ts';
import type { BuiltModel } from '../harness/builtModel.ts';
import type { Asked, OnAnswer } from './asked.ts';

export interface TransformersOptions {
  readonly python: string;
  readonly sampling: Settings['sampling'];
  readonly batch: number;
  readonly signal: AbortSignal;
}

/** @param isThere whether a question has its answer */
export async function askTransformers(
  { folder, style }: BuiltModel,
  all: readonly Asked[],
  isThere: (index: number) => boolean,
  { python, sampling, batch, signal }: TransformersOptions,
  onAnswer: OnAnswer,
): Promise<void> {
  const seed = sampling.seed === null ? null : seedFor(sampling.seed);
  const batches = openBatches(all.length, batch, isThere).map((indices) =>
    indices.flatMap((index) => all[index] ?? []),
  );
  if (batches.length === 0) return;
  const job: Job = {
    folder,
    stop: style.stop,
    sampling,
    seed: seed ?? 0,
    ignoreStop: false,
    gaps: false,
    batches,
  };
  await answerWithTransformers(
    python,
    job,
    async ({ index, answer, finish, problem, promptIds, tokenIds, engine, seconds }) => {
      if (isThere(index)) return;
      const row = { index, answer, finish, problem, promptIds, tokenIds, seed, engine };
      await onAnswer(row, { index, seconds, firstTokenSeconds: null });
    },
    signal,
  );
}
