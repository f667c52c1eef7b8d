/**
 * The two files that a model folder carries for its tokenizer, in the form of Hugging Face's `tokenizers` library
 * (its serialised JSON; the engine's tokenizer is the same Rust code compiled to wasm).
 */

/** A token that is matched in text before anything else, unless the reader empties the list. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly single_word: boolean;
  readonly lstrip: boolean;
  readonly rstrip: boolean;
  readonly normalized: boolean;
  /** Control tokens are special: decoding leaves them out. */
  readonly special: boolean;
}

/** A step of a normalizer, pre-tokenizer or decoder: a type and its settings. */
export interface TokenizerStep {
  readonly type: string;
  readonly [setting: string]: unknown;
}

export interface BpeModel {
  readonly type: 'BPE';
  readonly dropout: null;
  readonly unk_token: string | null;
  readonly continuing_subword_prefix: null;
  readonly end_of_word_suffix: null;
  readonly fuse_unk: boolean;
  readonly byte_fallback: boolean;
  /**
   * Always false: true would turn a whole word that equals a piece into it without merges, and so let a control piece
   * be typed.
   */
  readonly ignore_merges: false;
  /** Piece to id. Has no prototype, so that a piece named `__proto__` is a piece like any other. */
  readonly vocab: Readonly<Record<string, number>>;
  /** `left right`, the earliest first to be applied. Neither side holds a space. */
  readonly merges: readonly string[];
}

export interface TokenizerJson {
  readonly version: '1.0';
  readonly truncation: null;
  readonly padding: null;
  readonly added_tokens: readonly AddedToken[];
  readonly normalizer: TokenizerStep | null;
  readonly pre_tokenizer: TokenizerStep | null;
  /** None: who encodes says which control tokens stand around the text. */
  readonly post_processor: null;
  readonly decoder: TokenizerStep;
  readonly model: BpeModel;
}

export interface TokenizerConfigJson {
  readonly tokenizer_class: 'PreTrainedTokenizerFast';
  readonly clean_up_tokenization_spaces: false;
  readonly bos_token: string | null;
  readonly eos_token: string | null;
  readonly unk_token: string | null;
  readonly pad_token: string | null;
  readonly chat_template?: string;
}

export interface HuggingFaceTokenizer {
  /** For `tokenizer.json`. */
  readonly tokenizer: TokenizerJson;
  /** For `tokenizer_config.json`. */
  readonly config: TokenizerConfigJson;
}
