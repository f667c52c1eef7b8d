import { expect, it } from 'vitest';
import { answerTo, QUESTIONS, SETTINGS } from '../answers/testing.ts';
import type { BertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';
import { buildReport, type Run } from './buildReport.ts';
import { describeReport } from './describeReport.ts';
import { plotLengths } from './plotLengths.ts';
import { plotScores } from './plotScores.ts';

const rows = QUESTIONS.map((_, index) => answerTo(index));
const BASE: Run = { name: 'base', settings: SETTINGS, rows };
const BETTER: Run = {
  name: 'adapter',
  settings: SETTINGS,
  rows: rows.map((row) => ({ ...row, answer: row.reference })),
};
const OPTIONS = { scorer: null, rounds: 200 };

it('is the same in whatever order the answers were written', async () => {
  const report = await buildReport([BASE], OPTIONS);
  expect(await buildReport([{ ...BASE, rows: rows.toReversed() }], OPTIONS)).toEqual(report);
  expect(report).toMatchObject({
    questions: 4,
    difference: null,
    encoder: null,
    runs: [{ finishes: { stop: 1, length: 2, refused: 1 }, emptyAnswers: 1, distinctAnswers: 4 }],
  });
  expect(report.runs[0]?.systems.map(({ name }) => name)).toEqual(['answers', 'shuffled references']);
  expect(report.worst[0]?.answers).toEqual(['']);
});

it('holds two runs against each other, and refuses those of other questions', async () => {
  const report = await buildReport([BASE, BETTER], OPTIONS);
  expect(report.difference?.rougeL?.interval?.low).toBeGreaterThan(0);
  expect(report.runs[1]?.systems[0]?.summary.bleu1?.value).toBe(1);
  await expect(buildReport([BASE, { ...BETTER, rows: rows.slice(1) }], OPTIONS)).rejects.toThrow('4');
  await expect(buildReport([{ ...BASE, rows: [] }], OPTIONS)).rejects.toThrow('no answer');
  const twice = { ...BASE, rows: [...rows, answerTo(1)] };
  await expect(buildReport([twice], OPTIONS)).rejects.toThrow('question 2 stands twice');
});

it('measures a data set of one, without what one cannot tell', async () => {
  const report = await buildReport([{ ...BASE, rows: rows.slice(0, 1) }], OPTIONS);
  expect(report.runs[0]?.systems.map(({ name }) => name)).toEqual(['answers']);
  expect(report.genericReply.summary.rougeL?.interval).toBeNull();
  expect(describeReport(report)).toContain('1 question\n');
});

it('says of a run that was not finished that it was not', async () => {
  const part = await buildReport([{ ...BASE, rows: rows.slice(0, 3) }], OPTIONS);
  expect(describeReport(part)).toContain('**Not finished: 3 of 4 questions have an answer.**');
  expect(describeReport(await buildReport([BASE], OPTIONS))).not.toContain('Not finished');
});

it('says where BERTScore lies between its baseline and equality', async () => {
  const baseline = { precision: 0.4, recall: 0.4, f1: 0.4, about: 'unrelated texts' };
  const scorer: BertScorer = {
    facts: { name: 'an encoder', layer: 3, sha256: 'd'.repeat(64), idf: false, baseline },
    weighReferences: () => Promise.resolve(),
    score: () => Promise.resolve({ precision: 0.7, recall: 0.7, f1: 0.7 }),
  };
  const report = await buildReport([BASE], { ...OPTIONS, scorer });
  expect(report.runs[0]?.systems[0]?.rescaled?.f1).toBeCloseTo(0.5, 12);
  const text = describeReport(report);
  expect(text).toContain('BERTScore with an encoder, layer 3');
  expect(text).toContain('not the encoder that the card most likely used');
});

it('prints what the card says with how little it is, and the hashes; what a model wrote makes no markup', async () => {
  const text = describeReport(await buildReport([BASE, BETTER], OPTIONS));
  expect(text).toContain('0.844');
  expect(text).toContain('rescaled, as bert-score advises, it is 0.076');
  expect(text).toContain('cannot be compared');
  expect(text).toContain('For research purposes only');
  for (const hash of ['a', 'b', 'c']) expect(text).toContain(hash.repeat(64));
  expect(text).toContain('\\<b\\>\\|\\</b\\>');
});

it('draws every system, as well-formed XML', async () => {
  const name = 'a & <b>';
  const report = await buildReport([{ ...BASE, name }, BETTER], OPTIONS);
  const scores = plotScores(report);
  for (const part of ['a &amp; &lt;b>: answers', 'adapter: answers', 'one reply for all'])
    expect(scores).toContain(part);
  for (const svg of [scores, plotLengths([{ ...BASE, name }, BETTER])]) {
    expect(svg).not.toContain('NaN');
    expect(svg.match(/<\w/g)?.length).toBe(svg.match(/<\//g)?.length);
  }
});
