/** Numbers as reports print them. */
import type { Figure, Metric } from '../../../src/lib/shared/metrics/summarize.ts';
import type { Spread } from './report.ts';

export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  bleu1: 'BLEU-1, corpus (sacrebleu, 13a)',
  sentenceBleu1: 'BLEU-1, mean of sentences (NLTK)',
  rougeL: 'ROUGE-L',
  rougeLStemmed: 'ROUGE-L, stemmed',
  bertPrecision: 'BERTScore precision',
  bertRecall: 'BERTScore recall',
  bertF1: 'BERTScore F1',
};

export function fixed(value: number, signed = false): string {
  // No "-0.000".
  const text = (Math.round(value * 1000) / 1000 + 0).toFixed(3);
  return signed && !text.startsWith('-') ? `+${text}` : text;
}

/** e.g. "0.150 (0.142 to 0.158)" */
export function figure({ value, interval }: Figure, signed = false): string {
  if (interval === null) return fixed(value, signed);
  return `${fixed(value, signed)} (${fixed(interval.low, signed)} to ${fixed(interval.high, signed)})`;
}

export function spread({ least, median, mean, most }: Spread): string {
  return `${least} to ${most}, median ${median}, mean ${mean.toFixed(1)}`;
}

/** Whether the interval lies on one side of 0. */
export function isDecided({ interval }: Figure): boolean {
  return interval !== null && (interval.low > 0 || interval.high < 0);
}
