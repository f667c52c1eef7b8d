import type { BertScore } from './bertScore.ts';
import { rescaleBertScore } from './rescaleBertScore.ts';
import type { Summary } from './summarize.ts';

/** BERTScore's three figures, rescaled. @returns null where they were not measured, or no baseline is known */
export function rescaleSummary(
  { bertPrecision, bertRecall, bertF1 }: Summary,
  baseline: BertScore | null,
): BertScore | null {
  if (baseline === null || bertPrecision === undefined || bertRecall === undefined || bertF1 === undefined) {
    return null;
  }
  const raw = { precision: bertPrecision.value, recall: bertRecall.value, f1: bertF1.value };
  return rescaleBertScore(raw, baseline);
}
