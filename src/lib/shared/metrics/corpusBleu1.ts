import { bleu1 } from './bleu1.ts';
import { tokenize13a } from './tokenize13a.ts';
import { unigramCounts, type UnigramCounts } from './unigramCounts.ts';

/** What a pair adds to sacrebleu's corpus score: counts of its `13a` words. */
export function corpusCounts(candidate: string, reference: string): UnigramCounts {
  return unigramCounts(tokenize13a(candidate), tokenize13a(reference));
}

/** sacrebleu's corpus score with words alone, from 0 to 1 (sacrebleu prints it times 100): one penalty for all pairs. */
export function corpusBleu1(counts: readonly UnigramCounts[]): number {
  const sums = { matches: 0, candidateLength: 0, referenceLength: 0 };
  for (const pair of counts) {
    sums.matches += pair.matches;
    sums.candidateLength += pair.candidateLength;
    sums.referenceLength += pair.referenceLength;
  }
  return bleu1(sums);
}
