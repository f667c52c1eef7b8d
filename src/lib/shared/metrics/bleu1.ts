import type { UnigramCounts } from './unigramCounts.ts';

/**
 * BLEU with words alone, from 0 to 1: the share of the candidate's words that the reference has, times a penalty for a
 * candidate that is shorter than the reference.
 *
 * @param counts of a pair, or the sums of a corpus's pairs
 */
export function bleu1({ matches, candidateLength, referenceLength }: UnigramCounts): number {
  if (matches === 0) return 0;
  const penalty = candidateLength >= referenceLength ? 1 : Math.exp(1 - referenceLength / candidateLength);
  return (penalty * matches) / candidateLength;
}
