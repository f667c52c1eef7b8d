import { CATEGORIES } from '../categories.ts';
import type { Category } from '../categories.ts';
import { findRedFlags } from '../findRedFlags.ts';
import type { RedFlag } from '../findRedFlags.ts';
import type { Example } from './readExamples.ts';

export interface Outcome {
  readonly example: Example;
  readonly flags: readonly RedFlag[];
  /** An emergency that was found under its own category, or a text without one that raised nothing at all. */
  readonly right: boolean;
}

export interface Score {
  readonly emergencies: number;
  /** Found under their own category. */
  readonly found: number;
  /** The card appeared, under whatever category. */
  readonly shown: number;
  readonly others: number;
  readonly falseAlarms: number;
}

export function runExamples(examples: readonly Example[]): readonly Outcome[] {
  return examples.map((example) => {
    const flags = findRedFlags(example.text);
    const right =
      example.label === 'emergency'
        ? flags.some(({ category }) => category === example.category)
        : flags.length === 0;
    return { example, flags, right };
  });
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const emergencies = outcomes.filter(({ example }) => example.label === 'emergency');
  const others = outcomes.filter(({ example }) => example.label === 'none');
  return {
    emergencies: emergencies.length,
    found: emergencies.filter(({ right }) => right).length,
    shown: emergencies.filter(({ flags }) => flags.length > 0).length,
    others: others.length,
    falseAlarms: others.filter(({ right }) => !right).length,
  };
}

/** Null stands for the everyday questions. */
export const GROUPS: readonly (Category | null)[] = [...CATEGORIES, null];

export const recall = ({ found, emergencies }: Score): number =>
  emergencies === 0 ? 1 : found / emergencies;
export const falseAlarmRate = ({ falseAlarms, others }: Score): number =>
  others === 0 ? 0 : falseAlarms / others;
