/** Every metric against its reference implementation, on the texts of golden/make_golden.py. */
import { expect, it } from 'vitest';
import { corpusBleu1, corpusCounts } from './corpusBleu1.ts';
import golden from './golden/golden.json';
import { porterStem } from './porterStem.ts';
import { rougeL } from './rougeL.ts';
import { sentenceBleu1 } from './sentenceBleu1.ts';
import { tokenize13a } from './tokenize13a.ts';

const TOLERANCE = 1e-6;
const { pairs, corpus, stems } = golden;

type Score = 'sacrebleu' | 'nltk' | 'rougeL' | 'rougeLStemmed';
const METRICS: Record<Score, (candidate: string, reference: string) => number> = {
  sacrebleu: (candidate, reference) => corpusBleu1([corpusCounts(candidate, reference)]),
  nltk: sentenceBleu1,
  rougeL: (candidate, reference) => rougeL(candidate, reference, { stem: false }),
  rougeLStemmed: (candidate, reference) => rougeL(candidate, reference, { stem: true }),
};

it('has pairs enough, and scores that differ', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(200);
  for (const name of Object.keys(METRICS) as Score[]) {
    expect(new Set(pairs.map((pair) => pair[name])).size, name).toBeGreaterThan(100);
  }
  expect(pairs.filter((pair) => pair.rougeL !== pair.rougeLStemmed).length).toBeGreaterThan(10);
});

it.each(Object.entries(METRICS))('%s: each pair is as the reference scores it', (name, metric) => {
  for (const pair of pairs) {
    const off = Math.abs(metric(pair.candidate, pair.reference) - pair[name as Score]);
    expect(off, JSON.stringify(pair)).toBeLessThan(TOLERANCE);
  }
});

it('scores the whole as they do: one corpus, and plain means', () => {
  const counts = pairs.map(({ candidate, reference }) => corpusCounts(candidate, reference));
  expect(Math.abs(corpusBleu1(counts) - corpus.sacrebleu)).toBeLessThan(TOLERANCE);
  for (const name of ['nltk', 'rougeL', 'rougeLStemmed'] as const) {
    const sum = pairs.reduce(
      (total, { candidate, reference }) => total + METRICS[name](candidate, reference),
      0,
    );
    expect(Math.abs(sum / pairs.length - corpus[name]), name).toBeLessThan(TOLERANCE);
  }
});

it('splits into the words of 13a', () => {
  for (const { candidate, words13a } of pairs) expect(tokenize13a(candidate), candidate).toEqual(words13a);
});

it('stems as NLTK', () => {
  const wrong = Object.entries(stems).filter(([word, stem]) => porterStem(word) !== stem);
  expect(wrong).toEqual([]);
  expect(Object.keys(stems).length).toBeGreaterThan(2000);
});
