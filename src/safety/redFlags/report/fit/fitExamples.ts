import { createHash } from 'node:crypto';
import { Analysis } from '../../analysis.ts';
import { findByRules } from '../../findByRules.ts';
import { readWeights } from '../../words/readWeights.ts';
import type { WrittenWeights } from '../../words/readWeights.ts';
import type { Scorers } from '../../words/weighWords.ts';
import type { Example } from '../readExamples.ts';
import { chooseBounds } from './chooseBounds.ts';
import type { Judged } from './chooseBounds.ts';
import { crossValidate } from './crossValidate.ts';
import { fitWords } from './fitWords.ts';
import type { Labelled } from './fitWords.ts';
import { writeWeights } from './writeWeights.ts';

/** Plain texts are fewer among the examples than among what people ask. */
const ORDINARY_TIMES = 2;

/** What may be learned from: whatever is not set aside. */
export const learnedFrom = (examples: readonly Example[]): readonly Example[] =>
  examples.filter(({ setAside }) => !setAside);

export function judged(example: Example, analysis = new Analysis(example.text)): Judged {
  const ordinary = example.category === null;
  return {
    analysis,
    emergency: example.label === 'emergency',
    selfHarm: example.label === 'emergency' && example.category === 'self-harm',
    ordinary,
    times: ordinary ? ORDINARY_TIMES : 1,
    flags: findByRules(analysis),
  };
}

/** Weights and bounds from the examples that are not set aside, as weights.ts holds them. Takes half a minute. */
export function fitExamples(examples: readonly Example[]): WrittenWeights {
  const texts = learnedFrom(examples).map((example) => judged(example));
  const bounds = chooseBounds(crossValidate(texts));
  const written = { inputs: inputsOf(examples), logLoss: 0, ...bounds, ...writeWeights(fitWords(texts)) };
  return { ...written, logLoss: Number(logLossOf(texts, readWeights(written)).toFixed(4)) };
}

/** How far off the weights are on these texts, each of which counts as often as it is learned from. */
export function logLossOf(texts: readonly Labelled[], { emergency: scorer }: Scorers): number {
  let sum = 0;
  let count = 0;
  for (const { analysis, emergency, times } of texts) {
    const margin = (scorer.score(analysis)?.score ?? 0) * (emergency ? 1 : -1);
    sum += times * Math.log1p(Math.exp(-margin));
    count += times;
  }
  return sum / count;
}

/** Changes with whatever the weights are fitted to. */
export function inputsOf(examples: readonly Example[]): string {
  const lines = learnedFrom(examples)
    .map(({ label, category, text }) => JSON.stringify([label, category, text]))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
