import { z } from 'zod';
import { isRecord } from '../isRecord.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import { quoteName, quoteValue } from '../safetensors/invalid.ts';
import { adapterInvalid, adapterUnsupported } from './adapterError.ts';

/** Above every rank in use, and low enough that A and B of one weight stay small. */
const MAX_RANK = 1024;

const rank = z.number().int().positive().max(MAX_RANK);
const alpha = z.number();
const patternOf = <T extends z.ZodType>(value: T) => z.record(z.string(), value).nullish();

const schema = z.looseObject({
  r: rank,
  lora_alpha: alpha,
  use_rslora: z.boolean().nullish(),
  rank_pattern: patternOf(rank),
  alpha_pattern: patternOf(alpha),
  target_modules: z.union([z.string(), z.array(z.string())]).nullish(),
  exclude_modules: z.union([z.string(), z.array(z.string())]).nullish(),
  modules_to_save: z.array(z.string()).nullish(),
  ensure_weight_tying: z.boolean().nullish(),
  base_model_name_or_path: z.string().nullish(),
});

/** What an adapter says of itself, as far as merging depends on it. */
export interface AdapterConfig {
  readonly rank: number;
  readonly alpha: number;
  readonly rsLora: boolean;
  readonly rankPattern: ReadonlyMap<string, number>;
  readonly alphaPattern: ReadonlyMap<string, number>;
  /** Null where it is an expression or absent: then the tensors alone say what is changed. */
  readonly targetModules: readonly string[] | null;
  /** Some of the target modules are left out: the tensors alone say which. */
  readonly excludesModules: boolean;
  /** Modules that are stored whole. */
  readonly savedModules: readonly string[];
  /** A changed embedding of a tied model is its output matrix too. */
  readonly keepsTied: boolean;
  /** What it was trained on, as it says. */
  readonly base: string | null;
}

/**
 * Fields of PEFT's LoraConfig that say nothing about the merged weights: how it was trained, or how it runs. fan_in_fan_out
 * is about Conv1D layers; PEFT itself sets it back for the linear layers that Mistral and Llama have.
 */
const IRRELEVANT = new Set([
  ...Object.keys(schema.shape),
  'peft_type',
  'task_type',
  'peft_version',
  'auto_mapping',
  'revision',
  'inference_mode',
  'lora_dropout',
  'fan_in_fan_out',
  'runtime_config',
  'loftq_config',
  'eva_config',
  'megatron_core',
  'qalora_group_size',
  'layers_pattern',
]);

/** What bias may be, and how the two matrices may begin, without any effect on the merge. */
const HARMLESS = new Map<string, readonly unknown[]>([
  ['bias', ['none']],
  // The others begin by taking a part out of the base, so that the adapter belongs to a base that nobody has saved.
  ['init_lora_weights', [true, false, 'gaussian', 'eva', 'orthogonal']],
]);

/** Of fields that are set although they should not be, why not. */
const REASONS = new Map([
  ['use_dora', 'It is DoRA, which also scales the columns of the weights.'],
  ['bias', 'It changes biases, which the compiled graph does not have.'],
  ['lora_bias', 'It changes biases, which the compiled graph does not have.'],
  ['layers_to_transform', 'It changes some of the layers only.'],
  ['layer_replication', 'It repeats layers, so that the model has more of them than the base.'],
  ['trainable_token_indices', 'It changes single rows of the embedding.'],
  ['target_parameters', 'It changes parameters that are no linear layer.'],
  ['alora_invocation_tokens', 'It works from certain tokens of a text on, so that it cannot be merged.'],
  [
    'init_lora_weights',
    'It began by taking a part out of the base weights, so that it does not fit the published base.',
  ],
]);

/**
 * Reads adapter_config.json. Whatever is set there and not known to be without effect is refused by its name.
 *
 * @param json parsed, of any form
 * @throws ModelBuildError `adapter-invalid`, `unsupported`
 */
export function readAdapterConfig(json: unknown, file: string): AdapterConfig {
  const kind: unknown = isRecord(json) ? json['peft_type'] : undefined;
  if (!isRecord(json) || typeof kind !== 'string') {
    throw adapterInvalid(file, 'It names no peft_type, so it is no adapter of PEFT.');
  }
  if (kind !== 'LORA') throw adapterUnsupported(file, `Its peft_type is ${quoteName(kind)}.`);
  for (const [field, value] of Object.entries(json)) refuseField(file, field, value);
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw adapterInvalid(file, firstIssue(parsed.error));
  }
  const { data } = parsed;
  return {
    rank: data.r,
    alpha: data.lora_alpha,
    rsLora: data.use_rslora === true,
    rankPattern: new Map(Object.entries(data.rank_pattern ?? {})),
    alphaPattern: new Map(Object.entries(data.alpha_pattern ?? {})),
    targetModules: Array.isArray(data.target_modules) ? data.target_modules : null,
    excludesModules: !isEmpty(data.exclude_modules ?? ''),
    savedModules: data.modules_to_save ?? [],
    keepsTied: data.ensure_weight_tying === true,
    base: data.base_model_name_or_path ?? null,
  };
}

function refuseField(file: string, field: string, value: unknown): void {
  const harmless = HARMLESS.get(field);
  if (harmless === undefined && IRRELEVANT.has(field)) return;
  if (value === null || harmless?.includes(value) === true) return;
  if (harmless === undefined && isEmpty(value)) return;
  const reason = REASONS.get(field) ?? 'What this does to the weights is not known here.';
  throw adapterUnsupported(file, `${quoteName(field)} is ${quoteValue(value)}. ${reason}`);
}

function isEmpty(value: unknown): boolean {
  return (
    value === false ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}
