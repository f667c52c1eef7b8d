/** BERTScore, from text to score, against bert-score over the same weights and layer: golden/make_golden.py. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';
import { DEFAULT_ENCODER } from './defaultEncoder.ts';
import { openEncoderFolder } from './openEncoderFolder.ts';

const TOLERANCE = 1e-4;
type Row = readonly [precision: number, recall: number, f1: number];
type Scores = Readonly<Record<'plain' | 'idf', readonly Row[]>>;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const golden = JSON.parse(readFileSync(at('golden/scores.json'), 'utf8')) as Record<
  'tiny' | 'tiny-roberta' | 'minilm',
  Scores
>;
const texts = at('../../../src/lib/shared/metrics/golden/golden.json');
const { pairs } = JSON.parse(readFileSync(texts, 'utf8')) as {
  readonly pairs: readonly { readonly candidate: string; readonly reference: string }[];
};

async function check(folder: string, scores: Scores): Promise<void> {
  const encoder = await openEncoderFolder(folder);
  for (const kind of ['plain', 'idf'] as const) {
    const scorer = bertScorer(encoder, kind === 'idf');
    await scorer.weighReferences(pairs.map(({ reference }) => reference));
    for (const [index, { candidate, reference }] of pairs.entries()) {
      const { precision, recall, f1 } = await scorer.score({ answer: candidate, reference });
      const wanted = scores[kind][index] ?? [NaN, NaN, NaN];
      [precision, recall, f1].forEach((value, place) => {
        expect(Math.abs(value - (wanted[place] ?? NaN)), `${kind} ${index} ${candidate}`).toBeLessThan(
          TOLERANCE,
        );
      });
    }
    expect(new Set(scores[kind].map(([, , f1]) => f1)).size).toBeGreaterThan(150);
  }
}

it('has pairs enough', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(200);
  for (const scores of [golden.tiny, golden['tiny-roberta'], golden.minilm].flatMap(({ plain, idf }) => [
    plain,
    idf,
  ])) {
    expect(scores).toHaveLength(pairs.length);
  }
});

it.each(['tiny', 'tiny-roberta'] as const)(
  'equals bert-score with the small encoder %s of this folder',
  (name) => check(at(`golden/${name}`), golden[name]),
  60_000,
);

it.skipIf(!existsSync(DEFAULT_ENCODER))(
  'equals bert-score with all-MiniLM-L6-v2 (skipped where npm run encoder has not made it)',
  () => check(DEFAULT_ENCODER, golden.minilm),
  300_000,
);
