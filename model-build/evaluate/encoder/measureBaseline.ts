/** What an encoder gives texts that have nothing to do with each other. */
import type { BertScore } from '../../../src/lib/shared/metrics/bertScore.ts';
import { seededDraw } from '../../../src/lib/shared/metrics/seededDraw.ts';
import type { BertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';

/**
 * The mean score of random pairs of different texts, as bert-score makes its own baselines.
 *
 * @param texts at least two that differ
 */
export async function measureBaseline(
  scorer: BertScorer,
  texts: readonly string[],
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BertScore> {
  if (new Set(texts).size < 2) throw new Error('A baseline needs texts that differ.');
  const draw = seededDraw(seed);
  const one = (): string => texts[draw(texts.length)] ?? '';
  const sum = { precision: 0, recall: 0, f1: 0 };
  for (let pair = 0; pair < pairs; pair += 1) {
    const answer = one();
    let reference = one();
    while (reference === answer) reference = one();
    const { precision, recall, f1 } = await scorer.score({ answer, reference });
    sum.precision += precision;
    sum.recall += recall;
    sum.f1 += f1;
    onProgress(pair + 1, pairs);
  }
  return { precision: sum.precision / pairs, recall: sum.recall / pairs, f1: sum.f1 / pairs };
}
