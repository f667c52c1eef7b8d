import { Analysis } from '../analysis.ts';
import { CATEGORIES } from '../categories.ts';
import type { Category } from '../categories.ts';
import { findByRules } from '../findByRules.ts';
import type { RuleFlag } from '../findByRules.ts';
import { findRedFlags } from '../findRedFlags.ts';
import type { RedFlag } from '../findRedFlags.ts';
import { readWeights } from '../words/readWeights.ts';
import { weighWords } from '../words/weighWords.ts';
import { WEIGHTS } from '../words/weights.ts';
import type { Example } from './readExamples.ts';

export interface Outcome {
  readonly example: Example;
  readonly analysis: Analysis;
  /** What a person is shown. */
  readonly flags: readonly RedFlag[];
  /** What the rules alone find. */
  readonly byRules: readonly RuleFlag[];
  /** Whether the words alone would show the card. */
  readonly byWords: boolean;
  /**
   * An emergency that was found under its own category or, by the words, under none; or a text without one that raised
   * nothing at all.
   */
  readonly right: boolean;
}

export interface Score {
  readonly emergencies: number;
  /** Found under their own category, or by the words, which name none. */
  readonly found: number;
  /** The card appeared, under whatever category. */
  readonly shown: number;
  /** The same by the rules alone, and by the words alone. */
  readonly shownByRules: number;
  readonly shownByWords: number;
  readonly others: number;
  readonly falseAlarms: number;
  readonly falseByRules: number;
  readonly falseByWords: number;
}

const scorers = readWeights(WEIGHTS);

export function runExamples(examples: readonly Example[]): readonly Outcome[] {
  return examples.map((example) => {
    const analysis = new Analysis(example.text);
    const flags = findRedFlags(example.text);
    const right =
      example.label === 'emergency'
        ? flags.some(({ category }) => category === example.category || category === 'unnamed')
        : flags.length === 0;
    return {
      example,
      analysis,
      flags,
      byRules: findByRules(analysis),
      byWords: weighWords([], analysis, scorers, { ...WEIGHTS, against: WEIGHTS.alone }).length > 0,
      right,
    };
  });
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const emergencies = outcomes.filter(({ example }) => example.label === 'emergency');
  const others = outcomes.filter(({ example }) => example.label === 'none');
  const count = (of: readonly Outcome[], is: (outcome: Outcome) => boolean): number => of.filter(is).length;
  return {
    emergencies: emergencies.length,
    found: count(emergencies, ({ right }) => right),
    shown: count(emergencies, ({ flags }) => flags.length > 0),
    shownByRules: count(emergencies, ({ byRules }) => byRules.length > 0),
    shownByWords: count(emergencies, ({ byWords }) => byWords),
    others: others.length,
    falseAlarms: count(others, ({ right }) => !right),
    falseByRules: count(others, ({ byRules }) => byRules.length > 0),
    falseByWords: count(others, ({ byWords }) => byWords),
  };
}

/** Null stands for the plain questions. */
export const GROUPS: readonly (Category | null)[] = [...CATEGORIES, null];

const share = (part: number, of: number, none: number): number => (of === 0 ? none : part / of);
export const recall = ({ found, emergencies }: Score): number => share(found, emergencies, 1);
/** How often the card appears for an emergency, under whatever name. */
export const shownRate = ({ shown, emergencies }: Score): number => share(shown, emergencies, 1);
export const falseAlarmRate = ({ falseAlarms, others }: Score): number => share(falseAlarms, others, 0);
/** Of the rules alone and of the words alone: how often the card appears for an emergency, and for none. */
export const alone = (score: Score) => ({
  rules: {
    shown: share(score.shownByRules, score.emergencies, 1),
    falseAlarms: share(score.falseByRules, score.others, 0),
  },
  words: {
    shown: share(score.shownByWords, score.emergencies, 1),
    falseAlarms: share(score.falseByWords, score.others, 0),
  },
});
