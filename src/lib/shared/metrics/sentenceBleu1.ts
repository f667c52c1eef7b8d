import { bleu1 } from './bleu1.ts';
import { splitWhitespace } from './splitWhitespace.ts';
import { unigramCounts } from './unigramCounts.ts';

/**
 * BLEU-1 of one pair over what stands between white space, as most code around NLTK does it; of a corpus it is the plain
 * mean. From 0 to 1.
 */
export function sentenceBleu1(candidate: string, reference: string): number {
  return bleu1(unigramCounts(splitWhitespace(candidate), splitWhitespace(reference)));
}
