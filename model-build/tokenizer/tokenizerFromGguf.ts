import type { GgufMetadata, GgufScalar } from '../gguf/types.ts';
import { byteLevelTokenizer, PRE_TOKENIZERS } from './byteLevelTokenizer.ts';
import { invalidTokenizer, unsupportedTokenizer } from './invalidTokenizer.ts';
import { MAX_PIECES, MAX_PIECE_LENGTH, PIECE_TYPE, type Piece, type RoleIds } from './pieces.ts';
import { sentencepieceTokenizer } from './sentencepieceTokenizer.ts';
import type { HuggingFaceTokenizer } from './types.ts';

/**
 * Turns the vocabulary that a GGUF file carries into Hugging Face's form. Source of the keys: the GGUF specification,
 * section "Tokenizer". `tokenizer.ggml.model` is `gpt2` for byte-level BPE with merges, `llama` for sentencepiece's
 * scored pieces. The same metadata always give the same objects.
 *
 * @throws ModelBuildError `tokenizer-invalid` for metadata that are missing or contradict each other, `unsupported` for
 *   another kind of vocabulary or way to cut words.
 */
export function tokenizerFromGguf(metadata: GgufMetadata): HuggingFaceTokenizer {
  const kind = metadata.get('tokenizer.ggml.model');
  const pieces = readPieces(metadata);
  const roles: RoleIds = {
    bos: roleId(metadata, 'bos', pieces.length),
    eos: roleId(metadata, 'eos', pieces.length),
    unknown: roleId(metadata, 'unknown', pieces.length),
    padding: roleId(metadata, 'padding', pieces.length),
  };
  const template = metadata.get('tokenizer.chat_template');
  const chatTemplate = typeof template === 'string' ? template : undefined;
  if (kind === 'gpt2') {
    const pre = String(metadata.get('tokenizer.ggml.pre'));
    const preTokenizer = PRE_TOKENIZERS.get(pre);
    if (preTokenizer === undefined) {
      const known = [...PRE_TOKENIZERS.keys()].join(', ');
      throw unsupportedTokenizer(`Its way to cut words, ${pre}, is not among ${known}.`);
    }
    const merges = strings(metadata, 'tokenizer.ggml.merges');
    return byteLevelTokenizer(pieces, merges, preTokenizer, roles, chatTemplate);
  }
  if (kind === 'llama') {
    const byteFallback = pieces.some(({ type }) => type === PIECE_TYPE.byte);
    const addDummyPrefix = metadata.get('tokenizer.ggml.add_space_prefix') !== false;
    return sentencepieceTokenizer({ pieces, roles, byteFallback, addDummyPrefix }, chatTemplate);
  }
  throw unsupportedTokenizer(`The vocabulary is of the kind ${String(kind)}; gpt2 and llama are read.`);
}

function readPieces(metadata: GgufMetadata): Piece[] {
  const texts = strings(metadata, 'tokenizer.ggml.tokens');
  if (texts.length === 0) throw invalidTokenizer('The vocabulary is empty.');
  const types = numbers(metadata, 'tokenizer.ggml.token_type', texts.length);
  const scores = metadata.has('tokenizer.ggml.scores')
    ? numbers(metadata, 'tokenizer.ggml.scores', texts.length)
    : texts.map(() => 0);
  return texts.map((text, id) => ({
    text,
    score: scores[id] ?? 0,
    type: types[id] ?? PIECE_TYPE.normal,
  }));
}

function list(metadata: GgufMetadata, key: string): readonly GgufScalar[] {
  const value = metadata.get(key);
  if (!Array.isArray(value)) throw invalidTokenizer(`The metadata lack the list ${key}.`);
  if (value.length > MAX_PIECES) {
    throw invalidTokenizer(`${key} has ${value.length} entries; at most ${MAX_PIECES} are read.`);
  }
  return value as readonly GgufScalar[];
}

function strings(metadata: GgufMetadata, key: string): string[] {
  return list(metadata, key).map((value, index) => {
    if (typeof value === 'string' && value !== '' && value.length <= MAX_PIECE_LENGTH) return value;
    throw invalidTokenizer(`Entry ${index} of ${key} is not a text of 1 to ${MAX_PIECE_LENGTH} characters.`);
  });
}

function numbers(metadata: GgufMetadata, key: string, count: number): number[] {
  const values = list(metadata, key);
  if (values.length !== count) {
    throw invalidTokenizer(`${key} has ${values.length} entries for ${count} pieces.`);
  }
  return values.map((value, index) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw invalidTokenizer(`Entry ${index} of ${key} is not a number.`);
  });
}

function roleId(metadata: GgufMetadata, role: string, count: number): number | null {
  const key = `tokenizer.ggml.${role}_token_id`;
  const value = metadata.get(key);
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count) return value;
  throw invalidTokenizer(`${key} is ${String(value)}, which is no piece of ${count}.`);
}
