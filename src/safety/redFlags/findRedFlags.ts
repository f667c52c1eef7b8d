import { Analysis } from './analysis.ts';
import { findByRules } from './findByRules.ts';
import type { RuleFlag } from './findByRules.ts';
import { readWeights } from './words/readWeights.ts';
import { weighWords } from './words/weighWords.ts';
import type { WordsFlag } from './words/weighWords.ts';
import { WEIGHTS } from './words/weights.ts';

export type RedFlag = RuleFlag | WordsFlag;

const scorers = readWeights(WEIGHTS);

/**
 * The emergencies that a text speaks of as happening now to somebody, in the order of CATEGORIES: found by the rules, or,
 * where they find none, by all of its words together. For English: it errs towards finding one, and finding none says
 * nothing about safety.
 */
export function findRedFlags(text: string): readonly RedFlag[] {
  const analysis = new Analysis(text);
  return weighWords(findByRules(analysis), analysis, scorers, WEIGHTS);
}
