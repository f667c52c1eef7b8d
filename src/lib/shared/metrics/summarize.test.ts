import { expect, it } from 'vitest';
import { genericReplies, GENERIC_REPLY, shuffledReferences } from './controls.ts';
import { corpusBleu1 } from './corpusBleu1.ts';
import { pairScores } from './pairScores.ts';
import { summarize, summarizeDifference } from './summarize.ts';

const OPTIONS = { seed: 1, rounds: 300 };
const PAIRS = Array.from({ length: 30 }, (_, index) => ({
  reference: `reference number ${index} speaks of word${index} and word${index * 2} at some length`,
  answer: index % 3 === 0 ? '' : `answer number ${index} speaks of word${index}`,
}));
const SCORES = PAIRS.map((pair) => pairScores(pair));

it('makes the corpus score of the sums and the others means; an empty answer counts as 0', () => {
  const summary = summarize(SCORES, OPTIONS);
  expect(summary.bleu1?.value).toBeCloseTo(corpusBleu1(SCORES.map(({ counts }) => counts)), 12);
  const mean = SCORES.reduce((sum, { rougeL }) => sum + rougeL, 0) / SCORES.length;
  expect(summary.rougeL?.value).toBeCloseTo(mean, 12);
  expect(SCORES[0]).toMatchObject({ rougeL: 0, rougeLStemmed: 0, sentenceBleu1: 0 });
  for (const { value, interval } of Object.values(summary)) {
    expect(interval?.low).toBeLessThan(value);
    expect(interval?.high).toBeGreaterThan(value);
  }
});

it('has BERTScore only where every pair has it', () => {
  expect(summarize(SCORES, OPTIONS)).not.toHaveProperty('bertF1');
  const bert = { precision: 0.5, recall: 0.7, f1: 0.6 };
  const all = PAIRS.map((pair) => pairScores(pair, bert));
  expect(summarize(all, OPTIONS).bertF1?.value).toBeCloseTo(0.6, 12);
  expect(
    summarize([...all.slice(1), pairScores({ answer: 'a', reference: 'b' })], OPTIONS),
  ).not.toHaveProperty('bertF1');
});

it('gives one pair its scores without an interval', () => {
  const summary = summarize([pairScores({ answer: 'the same', reference: 'the same' })], OPTIONS);
  expect(summary.bleu1).toEqual({ value: 1, interval: null });
});

it('finds no difference between a system and itself, and one that excludes 0 where there is one', () => {
  expect(summarizeDifference(SCORES, SCORES, OPTIONS).rougeL).toEqual({
    value: 0,
    interval: { low: 0, high: 0 },
  });
  const better = PAIRS.map(({ reference }) => pairScores({ answer: reference, reference }));
  expect(summarizeDifference(SCORES, better, OPTIONS).rougeL?.interval?.low).toBeGreaterThan(0);
  expect(() => summarizeDifference(SCORES, better.slice(1), OPTIONS)).toThrow('other questions');
});

it('controls: no answer keeps its own reference, every reference is used once, and the reply is one', () => {
  const shuffled = shuffledReferences(PAIRS, 1) ?? [];
  shuffled.forEach(({ answer, reference }, index) => {
    expect(answer).toBe(PAIRS[index]?.answer);
    expect(reference).not.toBe(PAIRS[index]?.reference);
  });
  expect(new Set(shuffled.map(({ reference }) => reference)).size).toBe(PAIRS.length);
  expect(shuffledReferences(PAIRS, 1)).toEqual(shuffled);
  expect(shuffledReferences(PAIRS, 2)).not.toEqual(shuffled);
  expect(shuffledReferences(PAIRS.slice(0, 1), 1)).toBeNull();
  expect(genericReplies(PAIRS)).toEqual(PAIRS.map(({ reference }) => ({ answer: GENERIC_REPLY, reference })));
});
