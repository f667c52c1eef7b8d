import { invalidTokenizer } from './invalidTokenizer.ts';
import { PIECE_TYPE, type Piece, type RoleIds } from './pieces.ts';
import { addedTokens, bpeModel, tokenizerConfig } from './tokenizerParts.ts';
import type { HuggingFaceTokenizer, TokenizerStep } from './types.ts';

/**
 * GPT-2's pattern comes with ByteLevel. No space is put before the text: these models were trained without.
 */
const BYTE_LEVEL = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
} as const;

/**
 * How text is cut into words before merging, by GGUF's `tokenizer.ggml.pre` (llama.cpp's names). `smollm` takes each
 * digit alone, then cuts as GPT-2 does.
 */
export const PRE_TOKENIZERS: ReadonlyMap<string, TokenizerStep> = new Map<string, TokenizerStep>([
  ['gpt-2', BYTE_LEVEL],
  ['smollm', { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, BYTE_LEVEL] }],
]);

/**
 * A vocabulary of GPT-2's kind as tokenizer.json: pieces are written in GPT-2's alphabet of 256 characters for the 256
 * bytes, and the merges are given.
 *
 * @param merges `left right`, the earliest first.
 * @throws ModelBuildError `tokenizer-invalid` for a merge that is malformed, names no piece, or leads to a control
 *   piece: typed text could then become one.
 */
export function byteLevelTokenizer(
  pieces: readonly Piece[],
  merges: readonly string[],
  preTokenizer: TokenizerStep,
  roles: RoleIds,
  chatTemplate?: string,
): HuggingFaceTokenizer {
  checkMerges(pieces, merges);
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: addedTokens(pieces),
      normalizer: null,
      pre_tokenizer: preTokenizer,
      post_processor: null,
      decoder: BYTE_LEVEL,
      model: bpeModel(pieces, merges, { unk_token: null, fuse_unk: false, byte_fallback: false }),
    },
    config: tokenizerConfig(pieces, roles, chatTemplate),
  };
}

function checkMerges(pieces: readonly Piece[], merges: readonly string[]): void {
  const normal = new Set(pieces.filter(({ type }) => type === PIECE_TYPE.normal).map(({ text }) => text));
  for (const merge of merges) {
    const [left, right, ...rest] = merge.split(' ');
    if (left === undefined || right === undefined || rest.length > 0) {
      throw invalidTokenizer(`The merge ${JSON.stringify(merge)} is not two pieces with a space between.`);
    }
    for (const text of [left, right, left + right]) {
      if (normal.has(text)) continue;
      throw invalidTokenizer(
        `The merge ${JSON.stringify(merge)} needs ${JSON.stringify(text)}, which is no ordinary piece.`,
      );
    }
  }
}
