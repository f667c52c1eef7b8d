import { readSentencepiece } from './readSentencepiece.ts';
import { sentencepieceTokenizer } from './sentencepieceTokenizer.ts';
import type { HuggingFaceTokenizer } from './types.ts';

/**
 * Turns a sentencepiece BPE model (`tokenizer.model`, or Mistral's `*.model.v3`) into Hugging Face's form. The same
 * bytes always give the same objects.
 *
 * @throws ModelBuildError `tokenizer-invalid` or `unsupported`.
 */
export function tokenizerFromSentencepiece(bytes: Uint8Array): HuggingFaceTokenizer {
  return sentencepieceTokenizer(readSentencepiece(bytes));
}
