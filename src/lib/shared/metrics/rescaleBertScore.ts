import type { BertScore } from './bertScore.ts';

/** What a score is above what unrelated texts get: 0 there, and 1 for equal ones. */
export function rescaleBertScore(score: BertScore, baseline: BertScore): BertScore {
  const above = (value: number, base: number): number => (value - base) / (1 - base);
  return {
    precision: above(score.precision, baseline.precision),
    recall: above(score.recall, baseline.recall),
    f1: above(score.f1, baseline.f1),
  };
}
