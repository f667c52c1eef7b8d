/** What the words of a text as a whole change in what the rules found. */
import type { Analysis } from '../analysis.ts';
import { findByRules } from '../findByRules.ts';
import type { Evidence, RuleFlag } from '../findByRules.ts';
import type { Scorer } from './createScorer.ts';
import type { Part } from './features.ts';

export interface Scorers {
  readonly emergency: Scorer;
  readonly selfHarm: Scorer;
}

/** Scores, chosen by `npm run safety -- --fit`: see report/fit/chooseBounds.ts. */
export interface Bounds {
  /** Above it the words alone are enough. */
  readonly alone: number;
  /** The same where the rules saw a sign and took it back: denied, over, asked about. */
  readonly against: number;
  /** Below it they take back what a rule found. */
  readonly takeBack: number;
  /** The same of the one rule that only counts signs, none of which is an emergency by itself. */
  readonly takeBackCounted: number;
  /** Above it they speak of suicide or self-harm. */
  readonly aboveSelfHarm: number;
  /** The same where a card is shown in any case: lines to call too many do little harm there. */
  readonly besideSelfHarm: number;
}

export interface WordsFlag {
  /** Of all kinds the words name only one, for which there are lines of its own to call. */
  readonly category: 'self-harm' | 'unnamed';
  readonly rule: 'words';
  readonly why: string;
  readonly evidence: Evidence;
  /** The words that weigh most, as they were typed. */
  readonly words: readonly string[];
}

export function weighWords(
  flags: readonly RuleFlag[],
  analysis: Analysis,
  scorers: Scorers,
  bounds: Bounds,
): readonly (RuleFlag | WordsFlag)[] {
  const shown = showAny(flags, analysis, scorers.emergency, bounds);
  if (shown.some(({ category }) => category === 'self-harm')) return shown;
  const selfHarm = scorers.selfHarm.score(analysis);
  if (selfHarm === null) return shown;
  if (selfHarm.score <= (shown.length > 0 ? bounds.besideSelfHarm : bounds.aboveSelfHarm)) return shown;
  const why = 'its words often belong to suicide or self-harm';
  const named = shown.filter((flag): flag is RuleFlag => flag.rule !== 'words');
  return [wordsFlag('self-harm', why, analysis, scorers.selfHarm, selfHarm.part), ...named];
}

function showAny(
  flags: readonly RuleFlag[],
  analysis: Analysis,
  scorer: Scorer,
  bounds: Bounds,
): readonly (RuleFlag | WordsFlag)[] {
  const scored = scorer.score(analysis);
  // Hardly a word is known: nothing is added to what the rules found, and nothing taken away.
  if (scored === null) return flags;
  const { score, part } = scored;
  if (flags.length > 0) return isTakenBack(flags, score, analysis, scorer, bounds) ? [] : flags;
  if (score <= bounds.alone) return [];
  // "She denies chest pain, fever or vomiting blood": heavy words, and nothing else.
  if (isDenied(analysis, part)) return [];
  if (score <= bounds.against && findByRules(analysis, { despiteAll: true }).length > 0) return [];
  const why = 'several of its words often belong to an emergency';
  return [wordsFlag('unnamed', why, analysis, scorer, part)];
}

/** Whether more than half of a part is denied. */
function isDenied({ context }: Analysis, { first, end }: Part): boolean {
  const denied = context.denied.slice(first, end).filter((is) => is).length;
  return denied > (end - first) / 2;
}

function wordsFlag(
  category: WordsFlag['category'],
  why: string,
  analysis: Analysis,
  scorer: Scorer,
  part: Part,
): WordsFlag {
  const { text, tokens } = analysis.reading;
  const start = tokens[part.first]?.start ?? 0;
  const end = tokens[part.end - 1]?.end ?? start;
  return {
    category,
    rule: 'words',
    why,
    evidence: { start, end, text: text.slice(start, end) },
    words: scorer.tellingWords(analysis, part),
  };
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
  { takeBack, takeBackCounted }: Bounds,
): boolean {
  const isCounted = flags.every(({ category }) => category === 'several-signs');
  const bound = isCounted ? takeBackCounted : takeBack;
  if (score >= bound) return false;
  return flags.every(
    ({ category, evidence }) =>
      category !== 'self-harm' &&
      (scorer.scorePart(analysis, sentencesOf(evidence, analysis)) ?? bound) < bound,
  );
}

function sentencesOf({ start, end }: Evidence, { reading: { tokens, sentences } }: Analysis): Part {
  const touched = sentences.filter(
    (sentence) => (tokens[sentence.end - 1]?.end ?? 0) > start && (tokens[sentence.first]?.start ?? 0) < end,
  );
  return { first: touched[0]?.first ?? 0, end: touched.at(-1)?.end ?? 0 };
}
