/** What the words of a text as a whole change in what the rules found. */
import type { Analysis } from '../analysis.ts';
import type { Evidence, RuleFlag } from '../findByRules.ts';
import type { Scorer } from './createScorer.ts';
import type { Part } from './features.ts';

/** Scores, chosen by `npm run safety -- --fit`: see report/fit/chooseBounds.ts. */
export interface Bounds {
  /** Above it the words alone are enough. */
  readonly alone: number;
  /** Below it they take back what a rule found. */
  readonly takeBack: number;
}

export interface WordsFlag {
  readonly category: 'unnamed';
  readonly rule: 'words';
  readonly why: string;
  readonly evidence: Evidence;
  /** The words that weigh most, as they were typed. */
  readonly words: readonly string[];
}

export function weighWords(
  flags: readonly RuleFlag[],
  analysis: Analysis,
  scorer: Scorer,
  bounds: Bounds,
): readonly (RuleFlag | WordsFlag)[] {
  const { score, part } = scorer.score(analysis);
  if (flags.length > 0) return isTakenBack(flags, score, analysis, scorer, bounds) ? [] : flags;
  if (score <= bounds.alone) return [];
  const { text, tokens } = analysis.reading;
  const start = tokens[part.first]?.start ?? 0;
  const end = tokens[part.end - 1]?.end ?? start;
  return [
    {
      category: 'unnamed',
      rule: 'words',
      why: 'several words of it often belong to an emergency',
      evidence: { start, end, text: text.slice(start, end) },
      words: scorer.tellingWords(analysis, part),
    },
  ];
}

/**
 * Nothing that speaks of self-harm is ever taken back. Anything else only where both the text as a whole and each sentence
 * in which a rule found something are of harmless words: so a clear sentence stands in the oddest company.
 */
function isTakenBack(
  flags: readonly RuleFlag[],
  score: number,
  analysis: Analysis,
  scorer: Scorer,
  { takeBack }: Bounds,
): boolean {
  if (score >= takeBack) return false;
  return flags.every(
    ({ category, evidence }) =>
      category !== 'self-harm' && scorer.scorePart(analysis, sentencesOf(evidence, analysis)) < takeBack,
  );
}

function sentencesOf({ start, end }: Evidence, { reading: { tokens, sentences } }: Analysis): Part {
  const touched = sentences.filter(
    (sentence) => (tokens[sentence.end - 1]?.end ?? 0) > start && (tokens[sentence.first]?.start ?? 0) < end,
  );
  return { first: touched[0]?.first ?? 0, end: touched.at(-1)?.end ?? 0 };
}
