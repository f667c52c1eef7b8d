import type { ModelGeometry } from '../config/geometry.ts';
import { ModelBuildError } from '../errors.ts';
import { ggufInvalid } from './invalid.ts';
import { ggufName } from './names.ts';
import type { GgufFile } from './types.ts';

/** More layers, heads or rows than any published model has; keeps products far below 2^53. */
const MAX_LAYERS = 1_024;
const MAX_HEADS = 4_096;
const MAX_SIZE = 4_194_304;

function unsupported(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'unsupported',
    file,
    message,
    remedy:
      'Use a model of the plain Llama or Mistral architecture, as a GGUF file with general.architecture llama.',
  });
}

/**
 * Reads the model's shape from a GGUF file's metadata. Source of the keys: the GGUF specification, section "LLM".
 *
 * @throws ModelBuildError `unsupported` for another architecture or a feature that the compiled graph lacks (experts,
 * scaled rotary positions, part of a head rotated), `gguf-invalid` for numbers that are missing or make no sense.
 */
export function geometryFromGguf(gguf: GgufFile): ModelGeometry {
  const { file, metadata, tensors } = gguf;
  const architecture = metadata.get('general.architecture');
  if (architecture !== 'llama') throw unsupported(file, `The architecture is ${String(architecture)}.`);
  const kind = metadata.get('general.type') ?? 'model';
  if (kind !== 'model')
    throw unsupported(file, `The file holds no model: its general.type is ${String(kind)}.`);

  const number = (key: string, fallback?: number): number => {
    const value = metadata.get(key) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw ggufInvalid(
      file,
      `The metadata entry ${key} is ${value === undefined ? 'missing' : 'not a number'}.`,
    );
  };
  const positive = (key: string, fallback?: number): number => {
    const value = number(key, fallback);
    if (value > 0) return value;
    throw ggufInvalid(file, `${key} is ${value}; it must be above zero.`);
  };
  const integer = (key: string, least: number, most: number, fallback?: number): number => {
    const value = number(key, fallback);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw ggufInvalid(file, `${key} is ${value}; a whole number from ${least} to ${most} is expected.`);
  };

  const hiddenSize = integer('llama.embedding_length', 1, MAX_SIZE);
  const heads = integer('llama.attention.head_count', 1, MAX_HEADS);
  const kvHeads = integer('llama.attention.head_count_kv', 1, MAX_HEADS, heads);
  const headDim = integer('llama.attention.key_length', 2, MAX_SIZE, hiddenSize / heads);
  if (headDim % 2 !== 0) throw ggufInvalid(file, `A head of ${headDim} elements cannot be rotated in pairs.`);
  if (heads % kvHeads !== 0) {
    throw ggufInvalid(file, `${heads} heads cannot share ${kvHeads} key/value heads evenly.`);
  }
  refuseUnsupported(gguf, headDim, number);
  const tokens = metadata.get('tokenizer.ggml.tokens');
  const embedding = tensors.get(ggufName('model.embed_tokens.weight'));
  const vocabSize = integer(
    'llama.vocab_size',
    1,
    MAX_SIZE,
    Array.isArray(tokens) ? tokens.length : embedding?.rows,
  );
  if (Array.isArray(tokens) && tokens.length > vocabSize) {
    throw ggufInvalid(
      file,
      `The vocabulary has ${tokens.length} tokens, and the model only ${vocabSize} rows for them.`,
    );
  }
  const eosId = integer('tokenizer.ggml.eos_token_id', 0, vocabSize - 1);
  return {
    modelType: 'llama',
    hiddenSize,
    layers: integer('llama.block_count', 1, MAX_LAYERS),
    heads,
    kvHeads,
    headDim,
    ffnSize: integer('llama.feed_forward_length', 1, MAX_SIZE),
    vocabSize,
    tied: !tensors.has(ggufName('lm_head.weight')),
    // The specification's default.
    ropeTheta: shortest(positive('llama.rope.freq_base', 10_000)),
    normEps: shortest(positive('llama.attention.layer_norm_rms_epsilon')),
    bosId: integer('tokenizer.ggml.bos_token_id', 0, vocabSize - 1, eosId),
    eosId,
    padId: integer('tokenizer.ggml.padding_token_id', 0, vocabSize - 1, eosId),
  };
}

/** Entries that change what llama.cpp computes for this architecture, and the values with which they do not. */
const NEUTRAL: Readonly<Record<string, readonly unknown[]>> = {
  'rope.scaling.attn_factor': [0, 1],
  'attention.causal': [true],
  'attention.scale': [0],
  'attention.clamp_kqv': [0],
  attn_logit_softcapping: [0],
  final_logit_softcapping: [0],
  logit_scale: [0, 1],
  embedding_scale: [0, 1],
  residual_scale: [0, 1],
};

function refuseUnsupported(
  gguf: GgufFile,
  headDim: number,
  number: (key: string, fallback?: number) => number,
): void {
  const { file, metadata } = gguf;
  if (number('llama.expert_count', 0) !== 0) throw unsupported(file, 'This is a mixture-of-experts model.');
  if (number('llama.rope.dimension_count', headDim) !== headDim) {
    throw unsupported(file, 'Only a part of each head is rotated (llama.rope.dimension_count).');
  }
  if (number('llama.attention.value_length', headDim) !== headDim) {
    throw unsupported(file, 'Keys and values have different sizes (llama.attention.value_length).');
  }
  const scaling = metadata.get('llama.rope.scaling.type');
  if (scaling !== undefined && scaling !== 'none') {
    throw unsupported(file, `Rotary positions are scaled (${String(scaling)}).`);
  }
  // Without a type llama.cpp scales linearly; the second key is its older name, and 0 stands for 1.
  for (const key of ['llama.rope.scaling.factor', 'llama.rope.scale_linear']) {
    const factor = number(key, 1);
    if (scaling === undefined && factor !== 0 && factor !== 1) {
      throw unsupported(file, `Rotary positions are scaled (${key} is ${factor}).`);
    }
  }
  for (const [key, plain] of Object.entries(NEUTRAL)) {
    const value = metadata.get(`llama.${key}`);
    if (value === undefined || plain.includes(value)) continue;
    throw unsupported(file, `llama.${key} is ${String(value)}, which the compiled graph does not have.`);
  }
  if (gguf.tensors.has('rope_freqs.weight')) {
    throw unsupported(file, 'Rotary positions have factors of their own (rope_freqs.weight).');
  }
}

/** The shortest decimal that is the same f32: the file stores 1e-5 as 0.000009999999747378752. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === Math.fround(value)) return candidate;
  }
  return value;
}
