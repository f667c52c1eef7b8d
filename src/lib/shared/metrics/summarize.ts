/** Scores of many pairs as one figure a metric, with its interval; and what separates two systems. */
import { bleu1 } from './bleu1.ts';
import { bootstrapIntervals, type BootstrapOptions, type Interval } from './bootstrapIntervals.ts';
import type { PairScores } from './pairScores.ts';

export const WORD_METRICS = ['bleu1', 'sentenceBleu1', 'rougeL', 'rougeLStemmed'] as const;
export const BERT_METRICS = ['bertPrecision', 'bertRecall', 'bertF1'] as const;
export type Metric = (typeof WORD_METRICS)[number] | (typeof BERT_METRICS)[number];

export interface Figure {
  readonly value: number;
  /** 95 %; null of one pair. */
  readonly interval: Interval | null;
}

export type Summary = Readonly<Partial<Record<Metric, Figure>>>;

type Statistic = (chosen: ArrayLike<number>) => number;

function meanOf(scores: readonly PairScores[], value: (scores: PairScores) => number): Statistic {
  const values = Float64Array.from(scores, value);
  return (chosen) => {
    let sum = 0;
    for (let i = 0; i < chosen.length; i += 1) sum += values[chosen[i] ?? 0] ?? 0;
    return sum / chosen.length;
  };
}

/** One penalty and one share for all chosen pairs together: not a mean of theirs. */
function corpusOf(scores: readonly PairScores[]): Statistic {
  return (chosen) => {
    const sums = { matches: 0, candidateLength: 0, referenceLength: 0 };
    for (let i = 0; i < chosen.length; i += 1) {
      const counts = scores[chosen[i] ?? 0]?.counts;
      sums.matches += counts?.matches ?? 0;
      sums.candidateLength += counts?.candidateLength ?? 0;
      sums.referenceLength += counts?.referenceLength ?? 0;
    }
    return bleu1(sums);
  };
}

function statisticsOf(scores: readonly PairScores[]): Map<Metric, Statistic> {
  const statistics = new Map<Metric, Statistic>([
    ['bleu1', corpusOf(scores)],
    ['sentenceBleu1', meanOf(scores, (pair) => pair.sentenceBleu1)],
    ['rougeL', meanOf(scores, (pair) => pair.rougeL)],
    ['rougeLStemmed', meanOf(scores, (pair) => pair.rougeLStemmed)],
  ]);
  if (scores.every((pair) => pair.bert !== null)) {
    statistics.set(
      'bertPrecision',
      meanOf(scores, (pair) => pair.bert?.precision ?? 0),
    );
    statistics.set(
      'bertRecall',
      meanOf(scores, (pair) => pair.bert?.recall ?? 0),
    );
    statistics.set(
      'bertF1',
      meanOf(scores, (pair) => pair.bert?.f1 ?? 0),
    );
  }
  return statistics;
}

function figures(
  count: number,
  statistics: ReadonlyMap<Metric, Statistic>,
  options: BootstrapOptions,
): Summary {
  const whole = Uint32Array.from({ length: count }, (_, index) => index);
  const intervals = bootstrapIntervals(count, [...statistics.values()], options);
  return Object.fromEntries(
    [...statistics].map(([metric, statistic], index): [Metric, Figure] => [
      metric,
      { value: statistic(whole), interval: intervals[index] ?? null },
    ]),
  );
}

/** @param scores of at least one pair */
export function summarize(scores: readonly PairScores[], options: BootstrapOptions): Summary {
  return figures(scores.length, statisticsOf(scores), options);
}

/**
 * Second minus first, over the same questions in the same order: the interval is that of the difference, paired. A metric
 * that only one of them has is left out.
 */
export function summarizeDifference(
  first: readonly PairScores[],
  second: readonly PairScores[],
  options: BootstrapOptions,
): Summary {
  if (first.length !== second.length) throw new Error('The two systems answered other questions.');
  const [a, b] = [statisticsOf(first), statisticsOf(second)];
  const differences = new Map<Metric, Statistic>();
  for (const [metric, later] of b) {
    const earlier = a.get(metric);
    if (earlier !== undefined) differences.set(metric, (chosen) => later(chosen) - earlier(chosen));
  }
  return figures(first.length, differences, options);
}
