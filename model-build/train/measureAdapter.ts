import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';
import { ModelBuildError } from '../errors.ts';
import { readQuestions } from '../evaluate/readQuestions.ts';
import { CONFIG_FILE, TENSORS_FILE } from '../lora/readAdapter.ts';
import type { TrainConfig } from './config.ts';
import { ensureTrainEnvironment } from './environment.ts';
import type { HeldOutLoss } from './heldOut.ts';
import { readHeldOutLoss } from './finishRun.ts';
import type { TrainBase } from './openTrainBase.ts';
import { runTrainer } from './runTrainer.ts';
import { writeJob } from './writeJob.ts';

export interface Measurement {
  /** A folder with PEFT's two files. */
  readonly adapter: string;
  /** JSON lines of {"question", "answer"}. */
  readonly heldOut: string;
  readonly config: TrainConfig;
  readonly style: PromptStyle;
  /** Receives the examples and `held-out.jsonl`, and keeps the base's losses for the next adapter. */
  readonly out: string;
  /** Further words for the trainer. */
  readonly words: readonly string[];
  readonly openBase: () => Promise<TrainBase>;
}

/**
 * Measures an adapter without training one: the same loss, on the same ids, as at the end of a run.
 *
 * @returns what was measured, or the exit status of a trainer that failed (it has said why)
 * @throws ModelBuildError `adapter-invalid`, `data-invalid`
 */
export async function measureAdapter(request: Measurement): Promise<HeldOutLoss | number> {
  // Where a folder is not there PEFT takes its name for a repository's, and asks the Hub.
  for (const name of [CONFIG_FILE, TENSORS_FILE])
    if (!existsSync(path.join(request.adapter, name)))
      throw new ModelBuildError({
        code: 'adapter-invalid',
        file: request.adapter,
        message: `There is no ${name}: this is not a folder of an adapter as PEFT saves it.`,
        remedy: `Name a folder with ${CONFIG_FILE} and ${TENSORS_FILE}.`,
      });
  const { config, style, out, words } = request;
  const { questions } = await readQuestions(request.heldOut, null);
  const base = await request.openBase();
  const job = await writeJob({ config, base, style, out, pairs: [], heldOut: questions });
  const python = await ensureTrainEnvironment();
  const adapter = ['--adapter', path.resolve(request.adapter)];
  const status = await runTrainer(python, ['evaluate', job.file, ...words, ...adapter]);
  return status === 0 ? readHeldOutLoss(out) : status;
}
