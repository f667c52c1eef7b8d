/** What a configuration of a training run may say. */
import { z } from 'zod';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import { ModelBuildError } from '../errors.ts';

const TARGETS = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'] as const;
/** As model-build's merge allows. */
const MAX_RANK = 1024;
/** The order of all steps is laid out before the first. */
const MAX_EPOCHS = 1000;
/** Each step has a seed of its own, made of this one times a million; torch takes 64 bits. */
const MAX_SEED = 2 ** 32 - 1;

/** A value as the model card states it (why: null); or one of our own, written with its reason. */
const setting = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given) =>
      typeof given === 'object' && given !== null && 'why' in given ? given : { value: given, why: null },
    z.strictObject({ value, why: z.string().min(1).nullable() }),
  );

const fraction = z.number().min(0).lt(1);

const schema = z.strictObject({
  /** Of the adapter. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  /** A source as model-build takes it, or `input:` and the name of a file that model-build fetches. */
  base: z.string().min(1),
  /** What the adapter says it belongs to. */
  baseName: z.string().min(1),
  /** Of public/catalogue.json. */
  promptStyle: z.string().min(1),
  data: z.strictObject({
    name: z.string().min(1),
    /** One line, for the adapter's card. */
    about: z.string().min(1),
    /** Where it is published, and its columns; without it the files are given. */
    repository: z
      .strictObject({ id: z.string().min(1), question: z.string().min(1), answer: z.string().min(1) })
      .optional(),
    /** Rows that are not trained on. */
    heldOut: setting(z.number().int().positive()).optional(),
  }),
  rank: setting(z.number().int().positive().max(MAX_RANK)),
  alpha: setting(z.number().positive()),
  dropout: setting(fraction),
  learningRate: setting(z.number().positive().max(1)),
  batchSize: setting(z.number().int().positive()),
  epochs: setting(z.number().int().positive().max(MAX_EPOCHS)),
  quantization: setting(z.enum(['none', 'nf4'])),
  targetModules: setting(z.array(z.enum(TARGETS)).min(1)),
  /** Of prompt and answer. */
  maxTokens: setting(z.number().int().min(16)),
  optimizer: setting(
    z.strictObject({
      kind: z.literal('adamw'),
      beta1: fraction,
      beta2: fraction,
      weightDecay: z.number().min(0),
    }),
  ),
  schedule: setting(z.enum(['cosine', 'constant'])),
  /** Of all steps. */
  warmupRatio: setting(fraction),
  gradientClip: setting(z.number().positive()),
  precision: setting(z.enum(['f32', 'bf16'])),
  microBatchTokens: setting(z.number().int().min(16)),
  gradientCheckpointing: setting(z.boolean()),
  adapterPrecision: setting(z.enum(['f32', 'f16'])),
  seed: setting(z.number().int().nonnegative().max(MAX_SEED)),
});

export type TrainConfig = z.infer<typeof schema>;

/**
 * Reads a configuration. Numbers are numbers: JSON reads 2e-4 as one, and "2e-4", which is what some YAML loaders make of it,
 * is refused by its name.
 *
 * @param file for messages
 * @throws ModelBuildError `source-invalid`
 */
export function parseConfig(text: string, file: string): TrainConfig {
  const parsed = schema.safeParse(parse(text, file));
  if (parsed.success) return parsed.data;
  throw configInvalid(file, firstIssue(parsed.error));
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw configInvalid(file, `It is not JSON (${cause instanceof Error ? cause.message : String(cause)}).`);
  }
}

function configInvalid(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'source-invalid',
    file,
    message,
    remedy: 'See model-build/train/config.ts for what a configuration says, and configs/ for two of them.',
  });
}
