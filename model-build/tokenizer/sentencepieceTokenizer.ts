import { unsupportedTokenizer } from './invalidTokenizer.ts';
import { mergesFromScores } from './mergesFromScores.ts';
import { PIECE_TYPE } from './pieces.ts';
import type { SentencepieceModel } from './readSentencepiece.ts';
import { addedTokens, bpeModel, tokenizerConfig } from './tokenizerParts.ts';
import type { HuggingFaceTokenizer } from './types.ts';

/** Sentencepiece writes a space as this character (U+2581). */
const SPACE = '\u2581';

/**
 * A scored BPE vocabulary as tokenizer.json: spaces become U+2581, one is put before the text, and the whole text is
 * one word for BPE, as in sentencepiece.
 *
 * @throws ModelBuildError `unsupported` for unused pieces: sentencepiece cuts them up again after merging.
 */
export function sentencepieceTokenizer(
  model: SentencepieceModel,
  chatTemplate?: string,
): HuggingFaceTokenizer {
  const { pieces, roles, byteFallback, addDummyPrefix } = model;
  const unused = pieces.find(({ type }) => type === PIECE_TYPE.unused);
  if (unused !== undefined) {
    throw unsupportedTokenizer(`The piece ${JSON.stringify(unused.text)} is marked unused.`);
  }
  const prefix = addDummyPrefix ? [{ type: 'Prepend', prepend: SPACE }] : [];
  const strip = addDummyPrefix ? [{ type: 'Strip', content: ' ', start: 1, stop: 0 }] : [];
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: addedTokens(pieces),
      normalizer: {
        type: 'Sequence',
        normalizers: [...prefix, { type: 'Replace', pattern: { String: ' ' }, content: SPACE }],
      },
      pre_tokenizer: null,
      post_processor: null,
      decoder: {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: SPACE }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
          ...strip,
        ],
      },
      model: bpeModel(pieces, mergesFromScores(pieces), {
        unk_token: roles.unknown === null ? null : (pieces[roles.unknown]?.text ?? null),
        // Sentencepiece gives one unknown piece for a run of unknown characters.
        fuse_unk: true,
        byte_fallback: byteFallback,
      }),
    },
    config: tokenizerConfig(pieces, roles, chatTemplate),
  };
}
