/** A vocabulary as sentencepiece and GGUF list it: pieces in the order of their ids. */

/** Values of sentencepiece's `SentencePiece.Type`, which GGUF's `tokenizer.ggml.token_type` took over. */
export const PIECE_TYPE = {
  normal: 1,
  unknown: 2,
  control: 3,
  userDefined: 4,
  unused: 5,
  byte: 6,
} as const;

export interface Piece {
  readonly text: string;
  /** A higher score is merged earlier. */
  readonly score: number;
  readonly type: number;
}

/** Ids of the pieces with a role; null where the vocabulary has none. */
export interface RoleIds {
  readonly bos: number | null;
  readonly eos: number | null;
  readonly unknown: number | null;
  readonly padding: number | null;
}

/** The largest public vocabularies hold about 260,000 pieces; four times that is room enough and bounds the memory. */
export const MAX_PIECES = 1 << 20;
/** Bytes of UTF-8, or characters. Pieces are words or runs of spaces: the longest seen are below 256. */
export const MAX_PIECE_LENGTH = 4096;
