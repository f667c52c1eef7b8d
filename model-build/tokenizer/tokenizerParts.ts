import { invalidTokenizer } from './invalidTokenizer.ts';
import { PIECE_TYPE, type Piece, type RoleIds } from './pieces.ts';
import type { AddedToken, BpeModel, TokenizerConfigJson } from './types.ts';

/**
 * Piece to id.
 *
 * @throws ModelBuildError `tokenizer-invalid` where a piece stands twice.
 */
export function vocabulary(pieces: readonly Piece[]): Record<string, number> {
  const vocab = Object.create(null) as Record<string, number>;
  pieces.forEach(({ text }, id) => {
    const earlier = vocab[text];
    if (earlier !== undefined) {
      throw invalidTokenizer(`The piece ${JSON.stringify(text)} stands twice, as ${earlier} and as ${id}.`);
    }
    vocab[text] = id;
  });
  return vocab;
}

/**
 * Control and unknown pieces as special tokens, user-defined ones as ordinary added tokens.
 *
 * @throws ModelBuildError `tokenizer-invalid` for a control piece of a single character: BPE starts from characters, so
 *   it could be typed.
 */
export function addedTokens(pieces: readonly Piece[]): AddedToken[] {
  const special: readonly number[] = [PIECE_TYPE.control, PIECE_TYPE.unknown];
  return pieces.flatMap(({ text, type }, id) => {
    const isSpecial = special.includes(type);
    if (!isSpecial && type !== PIECE_TYPE.userDefined) return [];
    if (isSpecial && Array.from(text).length < 2) {
      throw invalidTokenizer(`The control piece ${id}, ${JSON.stringify(text)}, is a single character.`);
    }
    return [
      {
        id,
        content: text,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: isSpecial,
      },
    ];
  });
}

export function bpeModel(
  pieces: readonly Piece[],
  merges: readonly string[],
  settings: Pick<BpeModel, 'unk_token' | 'fuse_unk' | 'byte_fallback'>,
): BpeModel {
  return {
    type: 'BPE',
    dropout: null,
    unk_token: settings.unk_token,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: settings.fuse_unk,
    byte_fallback: settings.byte_fallback,
    ignore_merges: false,
    vocab: vocabulary(pieces),
    merges,
  };
}

/** `tokenizer_config.json`: the pieces with a role, and the publisher's chat template where the source carries one. */
export function tokenizerConfig(
  pieces: readonly Piece[],
  roles: RoleIds,
  chatTemplate?: string,
): TokenizerConfigJson {
  const text = (id: number | null): string | null => (id === null ? null : (pieces[id]?.text ?? null));
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    clean_up_tokenization_spaces: false,
    bos_token: text(roles.bos),
    eos_token: text(roles.eos),
    unk_token: text(roles.unknown),
    pad_token: text(roles.padding),
    ...(chatTemplate === undefined ? {} : { chat_template: chatTemplate }),
  };
}
