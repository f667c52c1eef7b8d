import type { Analysis } from './analysis.ts';
import { CATEGORIES } from './categories.ts';
import type { Category } from './categories.ts';
import type { Operator } from './context.ts';
import { RULES } from './rules/index.ts';
import type { Need, Rule } from './rules/types.ts';
import type { Span } from './text/pattern.ts';

/** What was typed, and where; `start` and `end` are UTF-16 offsets into the text. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface RuleFlag {
  readonly category: Category;
  readonly rule: string;
  /** Why it is an emergency, in a few words. */
  readonly why: string;
  readonly evidence: Evidence;
}

/** Words that two signs may lie apart, where a rule does not say. */
const REACH = 45;
const SOFT: readonly Operator[] = ['mild', 'benign', 'chronic'];
const HARD: readonly Operator[] = [
  'denied',
  'past',
  'resolved',
  'question',
  'hypothetical',
  'study',
  'fiction',
  'animal',
  'figurative',
];

interface Options {
  /** For tests that leave one out. */
  readonly rules?: readonly Rule[];
  /** Also what is denied, past, asked about or otherwise taken back. */
  readonly despiteAll?: boolean;
}

/** The emergencies that a text speaks of by rule as happening now to somebody, in the order of CATEGORIES. */
export function findByRules(
  analysis: Analysis,
  { rules = RULES, despiteAll = false }: Options = {},
): readonly RuleFlag[] {
  const { text } = analysis.reading;
  const flags: RuleFlag[] = [];
  for (const rule of rules) {
    const found = findRule(rule, analysis, despiteAll);
    if (found === null) continue;
    const { tokens } = analysis.reading;
    const start = tokens[found.first]?.start ?? 0;
    const end = tokens[found.end - 1]?.end ?? start;
    flags.push({
      category: rule.category,
      rule: rule.id,
      why: rule.why,
      evidence: { start, end, text: text.slice(start, end) },
    });
  }
  return flags.sort((left, right) => CATEGORIES.indexOf(left.category) - CATEGORIES.indexOf(right.category));
}

function findRule(rule: Rule, analysis: Analysis, despiteAll: boolean): Omit<Span, 'denied'> | null {
  const blocking = (rule.soft === true ? [...HARD, ...SOFT] : HARD).filter(
    (operator) => rule.despite?.includes(operator) !== true,
  );
  const groups: Span[][] = [];
  for (const need of rule.all) {
    const live = mentions(need, analysis).filter(
      (span) => despiteAll || isLive(span, analysis, blocking, rule),
    );
    if (live.length === 0) return null;
    groups.push(live);
  }
  return closest(groups, rule.within ?? REACH, rule.overlap === true);
}

function mentions(need: Need, analysis: Analysis): readonly Span[] {
  return typeof need === 'string' ? analysis.spans(need) : need.flatMap((name) => analysis.spans(name));
}

function isLive(span: Span, analysis: Analysis, blocking: readonly Operator[], rule: Rule): boolean {
  if (span.denied && blocking.includes('denied')) return false;
  const { context } = analysis;
  if (blocking.some((operator) => context[operator][span.first] === true)) return false;
  if (context.figurative.slice(span.first, span.end).includes(true)) return false;
  if (rule.unless === undefined) return true;
  const sentence = analysis.reading.tokens[span.first]?.sentence;
  return !rule.unless.some((name) =>
    analysis.spans(name).some((other) => analysis.reading.tokens[other.first]?.sentence === sentence),
  );
}

/** The first way to take one span of each group, none twice, with at most `reach` words from first to last. */
function closest(
  groups: readonly (readonly Span[])[],
  reach: number,
  overlap: boolean,
): { first: number; end: number } | null {
  const take = (
    at: number,
    first: number,
    end: number,
    taken: readonly Span[],
  ): { first: number; end: number } | null => {
    const group = groups[at];
    if (group === undefined) return { first, end };
    for (const span of group) {
      if (!overlap && taken.some((other) => other.first < span.end && span.first < other.end)) continue;
      const from = Math.min(first, span.first);
      const to = Math.max(end, span.end);
      if (at > 0 && to - from > reach) continue;
      const rest = take(at + 1, at === 0 ? span.first : from, at === 0 ? span.end : to, [...taken, span]);
      if (rest !== null) return rest;
    }
    return null;
  };
  return take(0, Number.POSITIVE_INFINITY, 0, []);
}
