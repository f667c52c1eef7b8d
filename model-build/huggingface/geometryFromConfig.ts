import { z } from 'zod';
import { isRecord } from '../isRecord.ts';
import type { ModelGeometry } from '../config/geometry.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import { quoteValue } from '../safetensors/invalid.ts';
import { sourceInvalid, UNQUANTIZED, unsupportedSource } from './readSourceJson.ts';

/** Above every published size; keeps products of two far below 2^53. */
const size = z.number().int().positive().max(4_194_304);
const heads = size.max(4096);
const id = z.number().int().nonnegative().max(4_194_303);
const ids = z.union([id, z.array(id).min(1).max(64)]);

const rope = z.looseObject({ rope_theta: z.number().positive().nullish() }).nullish();

const schema = z.looseObject({
  hidden_size: size,
  num_hidden_layers: size.max(1024),
  num_attention_heads: heads,
  num_key_value_heads: heads.nullish(),
  head_dim: size.nullish(),
  intermediate_size: size,
  vocab_size: size,
  rms_norm_eps: z.number().positive().max(1),
  rope_theta: z.number().positive().nullish(),
  rope_parameters: rope,
  rope_scaling: rope,
  tie_word_embeddings: z.boolean().nullish(),
  max_position_embeddings: size.nullish(),
  sliding_window: size.nullish(),
  bos_token_id: id.nullish(),
  eos_token_id: ids.nullish(),
  pad_token_id: z.number().int().nullish(),
});

const generationSchema = z.looseObject({
  bos_token_id: id.nullish(),
  eos_token_id: ids.nullish(),
  pad_token_id: z.number().int().nullish(),
});

export interface HuggingFaceGeometry {
  readonly geometry: ModelGeometry;
  /** Tokens that a context may have at most, by the number of positions and the sliding window. */
  readonly maxContext: number;
  /** All tokens that end an answer, the geometry's first. */
  readonly endIds: readonly number[];
}

/** A JSON file, parsed, of any form. */
interface SourceJson {
  readonly json: unknown;
  /** For messages. */
  readonly file: string;
}

const ARCHITECTURES: ReadonlyMap<string, 'llama' | 'mistral'> = new Map([
  ['MistralForCausalLM', 'mistral'],
  ['LlamaForCausalLM', 'llama'],
]);

const PLAIN = 'Use a model of the plain Mistral or Llama architecture.';

/**
 * Reads the model's shape from config.json of Hugging Face's transformers (4 and 5), and the ids of its control tokens
 * from generation_config.json where it is there.
 *
 * @param generation null where the file is absent
 * @throws ModelBuildError `unsupported` for another architecture or for what the compiled graph lacks, by the field's
 *   name; `source-invalid` for numbers that are missing or make no sense
 */
export function geometryFromConfig(
  { json, file }: SourceJson,
  generation: SourceJson | null,
): HuggingFaceGeometry {
  const modelType = refuseUnsupported(json, file);
  const config = parse(schema, json, file);
  const spoken: z.infer<typeof generationSchema> =
    generation === null ? {} : parse(generationSchema, generation.json, generation.file);
  const kvHeads = config.num_key_value_heads ?? config.num_attention_heads;
  if (config.num_attention_heads % kvHeads !== 0) {
    throw sourceInvalid(
      file,
      `${config.num_attention_heads} heads cannot share ${kvHeads} key/value heads evenly.`,
    );
  }
  const headDim = config.head_dim ?? config.hidden_size / config.num_attention_heads;
  if (!Number.isInteger(headDim) || headDim % 2 !== 0) {
    throw sourceInvalid(file, `A head of ${headDim} elements cannot be rotated in pairs.`);
  }
  const inVocabulary = (field: keyof typeof spoken, value: number): number => {
    if (value < config.vocab_size) return value;
    const at = (spoken[field] ?? null) === null ? file : (generation?.file ?? file);
    throw sourceInvalid(at, `${field} is ${value}; the vocabulary has ${config.vocab_size} rows.`);
  };
  const endIds = [spoken.eos_token_id ?? config.eos_token_id ?? []]
    .flat()
    .map((value) => inVocabulary('eos_token_id', value));
  const [eosId] = endIds;
  if (eosId === undefined) throw sourceInvalid(file, 'It names no eos_token_id, so answers would never end.');
  const bosId = inVocabulary('bos_token_id', spoken.bos_token_id ?? config.bos_token_id ?? eosId);
  const pad = spoken.pad_token_id ?? config.pad_token_id ?? -1;
  return {
    geometry: {
      modelType,
      hiddenSize: config.hidden_size,
      layers: config.num_hidden_layers,
      heads: config.num_attention_heads,
      kvHeads,
      headDim,
      ffnSize: config.intermediate_size,
      vocabSize: config.vocab_size,
      tied: config.tie_word_embeddings ?? false,
      ropeTheta: ropeTheta(config, file),
      normEps: config.rms_norm_eps,
      bosId,
      eosId,
      // Some configurations say -1 for "none".
      padId: pad < 0 ? eosId : inVocabulary('pad_token_id', pad),
    },
    maxContext: Math.min(config.max_position_embeddings ?? Infinity, slidingWindow(config, modelType)),
    endIds: [...new Set(endIds)],
  };
}

/** The base of the rotary frequencies, by all the names that transformers 4 and 5 give it. */
function ropeTheta(
  { rope_parameters, rope_scaling, rope_theta }: z.infer<typeof schema>,
  file: string,
): number {
  const named = [rope_parameters?.rope_theta, rope_scaling?.rope_theta, rope_theta];
  const [theta, ...others] = new Set(named.filter((value) => typeof value === 'number'));
  if (others.length > 0) {
    throw sourceInvalid(file, `rope_theta stands there as ${[theta, ...others].join(' and as ')}.`);
  }
  // transformers' own default.
  return theta ?? 10_000;
}

/** In tokens. Mistral has one unless the file says null: transformers' own default is that of Mistral-7B-v0.1. */
function slidingWindow({ sliding_window: size }: z.infer<typeof schema>, modelType: string): number {
  if (size === undefined && modelType === 'mistral') return 4096;
  return size ?? Infinity;
}

/** Fields that change the graph, and the values with which they do not. */
const PLAIN_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  hidden_act: ['silu'],
  attention_bias: [false],
  mlp_bias: [false],
  rope_scaling: [],
  partial_rotary_factor: [1],
  layer_types: [],
};

function refuseUnsupported(json: unknown, file: string): 'llama' | 'mistral' {
  if (!isRecord(json)) throw sourceInvalid(file, 'It is not a JSON object.');
  const config = json;
  const named: unknown = Array.isArray(config['architectures']) ? config['architectures'][0] : undefined;
  const modelType = typeof named === 'string' ? ARCHITECTURES.get(named) : undefined;
  if (modelType === undefined || (config['model_type'] ?? modelType) !== modelType) {
    throw unsupportedSource(
      file,
      `Its architectures are ${quoteValue(config['architectures'])} of model_type ${quoteValue(config['model_type'])}; ${[...ARCHITECTURES.keys()].join(' and ')} can be built.`,
      PLAIN,
    );
  }
  if (isRecord(config['auto_map']) && config['auto_map']['AutoModelForCausalLM'] !== undefined) {
    throw unsupportedSource(
      file,
      `It is computed by Python code of its own (auto_map names ${quoteValue(config['auto_map']['AutoModelForCausalLM'])}), which nothing here runs or reads.`,
      'Where transformers computes the same without trust_remote_code, take auto_map out of config.json.',
    );
  }
  if (isRecord(config['quantization_config'])) {
    throw unsupportedSource(
      file,
      `Its weights are quantised already (quantization_config, quant_method ${quoteValue(config['quantization_config']['quant_method'])}), and rounding them twice would make them worse.`,
      UNQUANTIZED,
    );
  }
  for (const [field, plain] of Object.entries(PLAIN_VALUES)) {
    const value = config[field];
    if (value === undefined || value === null || plain.includes(value) || isDefaultRope(field, value))
      continue;
    if (field === 'layer_types' && Array.isArray(value) && value.every((type) => type === 'full_attention'))
      continue;
    throw unsupportedSource(
      file,
      `${field} is ${quoteValue(value)}, which the compiled graph does not have.`,
      PLAIN,
    );
  }
  const rope = config['rope_parameters'] ?? null;
  if (rope !== null && !isDefaultRope('rope_scaling', rope)) {
    throw unsupportedSource(
      file,
      `rope_parameters is ${quoteValue(rope)}: scaled rotary positions are not compiled.`,
      PLAIN,
    );
  }
  return modelType;
}

/** `{rope_type: 'default', rope_theta}` scales nothing; nor does one that names no type. */
function isDefaultRope(field: string, value: unknown): boolean {
  if (field !== 'rope_scaling' || typeof value !== 'object' || value === null) return false;
  const { rope_type: type, type: oldType, ...rest } = value as Readonly<Record<string, unknown>>;
  return (
    (type ?? oldType ?? 'default') === 'default' && Object.keys(rest).every((key) => key === 'rope_theta')
  );
}

function parse<T extends z.ZodType>(form: T, json: unknown, file: string): z.infer<T> {
  const parsed = form.safeParse(json);
  if (parsed.success) return parsed.data;
  throw sourceInvalid(file, firstIssue(parsed.error));
}
