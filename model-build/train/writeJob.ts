import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';
import { dataInvalid } from '../evaluate/evaluateError.ts';
import { makeFolder } from '../makeFolder.ts';
import { promptEncoder } from '../tokenizer/promptEncoder.ts';
import type { TrainConfig } from './config.ts';
import { encodePairs, type EncodedPairs } from './encodePairs.ts';
import type { TrainBase } from './openTrainBase.ts';
import type { Question } from '../evaluate/readQuestions.ts';

export interface JobRequest {
  readonly config: TrainConfig;
  readonly base: TrainBase;
  readonly style: PromptStyle;
  readonly pairs: readonly Question[];
  readonly heldOut: readonly Question[];
  /** Receives everything of the run. */
  readonly out: string;
}

export interface WrittenJob {
  readonly file: string;
  readonly train: EncodedPairs;
  readonly heldOut: EncodedPairs;
}

/**
 * Writes what Python needs, and nothing that it would have to interpret: examples as ids, settings as checked values.
 *
 * @throws ModelBuildError `data-invalid` where no pair has room
 */
export async function writeJob(request: JobRequest): Promise<WrittenJob> {
  const { config, base, style } = request;
  const out = path.resolve(request.out);
  const encode = await promptEncoder(base.tokenizer);
  await makeFolder(out);
  const write = async (name: string, pairs: readonly Question[]) => {
    const encoded = encodePairs(pairs, style, encode, config.maxTokens.value);
    if (encoded.examples.length === 0 && pairs.length > 0)
      throw dataInvalid(
        path.join(out, name),
        `None of the ${pairs.length} questions leaves room for an answer within ${config.maxTokens.value} tokens.`,
        'Set a larger maxTokens in the configuration, or give shorter questions.',
      );
    const lines = encoded.examples.map((example) => `${JSON.stringify(example)}\n`);
    await writeFile(path.join(out, name), lines.join(''));
    return encoded;
  };
  const train = await write('train.ids.jsonl', request.pairs);
  const heldOut = await write('held-out.ids.jsonl', request.heldOut);
  const job = {
    name: config.name,
    base: base.location,
    revision: base.revision,
    base_name: config.baseName,
    train: path.join(out, 'train.ids.jsonl'),
    held_out: path.join(out, 'held-out.ids.jsonl'),
    out,
    rank: config.rank.value,
    alpha: config.alpha.value,
    dropout: config.dropout.value,
    target_modules: config.targetModules.value,
    quantization: config.quantization.value,
    precision: config.precision.value,
    learning_rate: config.learningRate.value,
    schedule: config.schedule.value,
    warmup_ratio: config.warmupRatio.value,
    beta1: config.optimizer.value.beta1,
    beta2: config.optimizer.value.beta2,
    weight_decay: config.optimizer.value.weightDecay,
    gradient_clip: config.gradientClip.value,
    batch_size: config.batchSize.value,
    epochs: config.epochs.value,
    micro_batch_tokens: config.microBatchTokens.value,
    gradient_checkpointing: config.gradientCheckpointing.value,
    adapter_precision: config.adapterPrecision.value,
    seed: config.seed.value,
  };
  const file = path.join(out, 'job.json');
  await writeFile(file, `${JSON.stringify(job, undefined, 2)}\n`);
  return { file, train, heldOut };
}
