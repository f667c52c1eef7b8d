import { genericReplies, shuffledReferences } from '../../../src/lib/shared/metrics/controls.ts';
import { pairScores, type Pair, type PairScores } from '../../../src/lib/shared/metrics/pairScores.ts';
import { rescaleSummary } from '../../../src/lib/shared/metrics/rescaleSummary.ts';
import { splitWhitespace } from '../../../src/lib/shared/metrics/splitWhitespace.ts';
import { summarize, summarizeDifference } from '../../../src/lib/shared/metrics/summarize.ts';
import type { AnswerRow } from '../answers/answerRow.ts';
import type { Settings } from '../answers/settings.ts';
import type { BertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';
import { dataInvalid } from '../evaluateError.ts';
import { MODEL_CARD } from '../../../src/lib/shared/metrics/modelCard.ts';
import type { Example, Report, RunReport, Spread, SystemReport } from './report.ts';

export interface Run {
  /** For people. */
  readonly name: string;
  readonly settings: Settings;
  readonly rows: readonly AnswerRow[];
}

export interface ReportOptions {
  /** Null: words alone are measured. */
  readonly scorer: BertScorer | null;
  readonly seed?: number;
  /** Of the bootstrap. */
  readonly rounds?: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const EXAMPLES = 5;

/**
 * @param runs one, or two of the same questions: the second is held against the first
 * @throws ModelBuildError `data-invalid` where the runs are of other questions or have no answers
 */
export async function buildReport(
  runs: readonly [Run, Run?],
  { scorer, seed = 1, rounds = 2000, onProgress }: ReportOptions,
): Promise<Report> {
  const given = runs.filter((run) => run !== undefined);
  const lists = given.map(({ rows }) => rows.toSorted((a, b) => a.index - b.index));
  requireSame(given, lists);
  const references = lists[0]?.map(({ reference }) => reference) ?? [];
  const bootstrap = { seed, rounds };
  await scorer?.weighReferences(references);
  const total = references.length * (2 * given.length + 1);
  let done = 0;
  const score = async (pairs: readonly Pair[]): Promise<PairScores[]> => {
    const scores: PairScores[] = [];
    for (const pair of pairs) {
      scores.push(pairScores(pair, (await scorer?.score(pair)) ?? null));
      onProgress?.((done += 1), total);
    }
    return scores;
  };
  const system = async (name: string, pairs: readonly Pair[]) => {
    const scores = await score(pairs);
    return { scores, report: { name, ...summaryOf(scores) } };
  };
  const summaryOf = (scores: readonly PairScores[]): Omit<SystemReport, 'name'> => {
    const summary = summarize(scores, bootstrap);
    return { summary, rescaled: rescaleSummary(summary, scorer?.facts.baseline ?? null) };
  };

  const measured: { report: RunReport; scores: PairScores[] }[] = [];
  for (const [index, run] of given.entries()) {
    const rows = lists[index] ?? [];
    const own = await system('answers', rows);
    const shuffled = shuffledReferences(rows, seed);
    const control = shuffled && (await system('shuffled references', shuffled));
    const systems = [own.report, ...(control === null ? [] : [control.report])];
    measured.push({ report: runReport(run, rows, systems), scores: own.scores });
  }
  const [first, second] = measured;
  const exampleMetric = scorer === null ? 'rougeL' : 'bertF1';
  const examples = examplesOf(
    lists,
    measured.map(({ scores }) => scores),
    exampleMetric,
  );
  const byScore = examples.toSorted((a, b) => (a.scores.at(-1) ?? 0) - (b.scores.at(-1) ?? 0));
  const change = ({ scores: [a = 0, b = a] }: Example): number => b - a;
  const changed = examples.toSorted((a, b) => change(b) - change(a));
  return {
    format: 'chatdoctor-web/evaluation-report',
    version: 1,
    questions: references.length,
    referenceWords: spreadOf(references.map(wordCount)),
    bootstrap,
    encoder: scorer?.facts ?? null,
    runs: measured.map(({ report }) => report),
    genericReply: (await system('one reply for all', genericReplies(lists[0] ?? []))).report,
    difference:
      first === undefined || second === undefined
        ? null
        : summarizeDifference(first.scores, second.scores, bootstrap),
    exampleMetric,
    best: byScore.slice(-EXAMPLES).reverse(),
    worst: byScore.slice(0, EXAMPLES),
    mostChanged: second === undefined ? [] : [...changed.slice(0, 3), ...changed.slice(-3)],
    card: MODEL_CARD,
  };
}

function requireSame(runs: readonly Run[], lists: readonly AnswerRow[][]): void {
  const [first = []] = lists;
  const questions = (rows: readonly AnswerRow[]): string =>
    JSON.stringify(rows.map(({ question, reference }) => [question, reference]));
  if (first.length === 0)
    throw dataInvalid(runs[0]?.name ?? '', 'There is no answer.', 'Let the run go on first.');
  for (const [at, rows] of lists.entries()) {
    const twice = rows.find(({ index }, place) => rows[place + 1]?.index === index);
    if (twice === undefined) continue;
    throw dataInvalid(
      runs[at]?.name ?? '',
      `The answer to question ${twice.index + 1} stands twice: two programs wrote to the folder at once.`,
      'Remove one of the two lines from answers.jsonl.',
    );
  }
  const other = lists.findIndex((rows) => questions(rows) !== questions(first));
  if (other === -1) return;
  throw dataInvalid(
    runs[other]?.name ?? '',
    `It has answers to ${lists[other]?.length ?? 0} questions and the first run to ${first.length}, or to others.`,
    'Let both runs come to their end over the same data with the same --limit.',
  );
}

function runReport(
  { name, settings }: Run,
  rows: readonly AnswerRow[],
  systems: readonly SystemReport[],
): RunReport {
  return {
    name,
    settings,
    engines: countOf(rows.map(({ engine }) => engine)),
    finishes: countOf(rows.map(({ finish }) => finish)),
    emptyAnswers: rows.filter(({ answer }) => answer.trim() === '').length,
    distinctAnswers: new Set(rows.map(({ answer }) => answer)).size,
    answerTokens: spreadOf(rows.map(({ tokenIds }) => tokenIds.length)),
    answerWords: spreadOf(rows.map(({ answer }) => wordCount(answer))),
    systems,
  };
}

/** By name in alphabetical order. */
function countOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

const wordCount = (text: string): number => splitWhitespace(text).length;

function spreadOf(counts: readonly number[]): Spread {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    least: sorted[0] ?? 0,
    median: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2,
    mean: sorted.reduce((sum, count) => sum + count, 0) / sorted.length,
    most: sorted.at(-1) ?? 0,
  };
}

function examplesOf(
  lists: readonly AnswerRow[][],
  scores: readonly PairScores[][],
  metric: Report['exampleMetric'],
): Example[] {
  const value = (pair: PairScores | undefined): number =>
    (metric === 'bertF1' ? pair?.bert?.f1 : pair?.rougeL) ?? 0;
  return (lists[0] ?? []).map(({ index, question, reference }, at) => ({
    index,
    question,
    reference,
    answers: lists.map((rows) => rows[at]?.answer ?? ''),
    scores: scores.map((list) => value(list[at])),
  }));
}
