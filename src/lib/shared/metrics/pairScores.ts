import type { BertScore } from './bertScore.ts';
import { corpusCounts } from './corpusBleu1.ts';
import { rougeL } from './rougeL.ts';
import { sentenceBleu1 } from './sentenceBleu1.ts';
import type { UnigramCounts } from './unigramCounts.ts';

/** An answer, and what a person or a data set holds to be the right one. */
export interface Pair {
  readonly answer: string;
  readonly reference: string;
}

export interface PairScores {
  readonly counts: UnigramCounts;
  readonly sentenceBleu1: number;
  readonly rougeL: number;
  readonly rougeLStemmed: number;
  /** Raw; null where no encoder was at hand. */
  readonly bert: BertScore | null;
}

/** Everything that is measured of one pair. An empty answer is a pair like others: it scores 0. */
export function pairScores({ answer, reference }: Pair, bert: BertScore | null = null): PairScores {
  return {
    counts: corpusCounts(answer, reference),
    sentenceBleu1: sentenceBleu1(answer, reference),
    rougeL: rougeL(answer, reference, { stem: false }),
    rougeLStemmed: rougeL(answer, reference, { stem: true }),
    bert,
  };
}
