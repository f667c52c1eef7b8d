import type { Analysis } from './analysis.ts';
import { CATEGORIES } from './categories.ts';
import type { Category } from './categories.ts';
import { OPERATORS } from './context.ts';
import type { Operator } from './context.ts';
import { RULES } from './rules/index.ts';
import type { Need, Rule } from './rules/types.ts';
import type { Span } from './text/pattern.ts';
import { weighSigns } from './weighSigns.ts';
import type { Sign } from './weighSigns.ts';

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
const HARD: readonly Operator[] = OPERATORS.filter((operator) => !SOFT.includes(operator));

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
  const { text, tokens } = analysis.reading;
  const flags: RuleFlag[] = [];
  const raise = (rule: Rule, found: Omit<Span, 'denied'> | null): void => {
    if (found === null) return;
    const start = tokens[found.first]?.start ?? 0;
    const end = tokens[found.end - 1]?.end ?? start;
    flags.push({
      category: rule.category,
      rule: rule.id,
      why: rule.why,
      evidence: { start, end, text: text.slice(start, end) },
    });
  };
  for (const rule of rules) if (rule.weigh === undefined) raise(rule, findRule(rule, analysis, despiteAll));
  if (flags.length === 0 && !despiteAll) {
    for (const rule of rules) {
      if (rule.weigh !== undefined)
        raise(
          rule,
          weighSigns(liveSigns(rule, rule.weigh, analysis), rule.weigh.least, rule.within ?? REACH),
        );
    }
  }
  return flags.sort((left, right) => CATEGORIES.indexOf(left.category) - CATEGORIES.indexOf(right.category));
}

function liveSigns(rule: Rule, { heavy, light }: NonNullable<Rule['weigh']>, analysis: Analysis): Sign[] {
  const signsOf = (needs: readonly Need[], weight: number): Sign[] =>
    needs.flatMap((need) =>
      liveMentions(need, rule, analysis, false).map(({ first, end }) => ({
        first,
        end,
        weight,
        kind: need,
      })),
    );
  return [...signsOf(heavy, 2), ...signsOf(light, 1)];
}

function findRule(rule: Rule, analysis: Analysis, despiteAll: boolean): Omit<Span, 'denied'> | null {
  const groups: (readonly Span[])[] = [];
  for (const need of rule.all) {
    const live = liveMentions(need, rule, analysis, despiteAll);
    if (live.length === 0) return null;
    groups.push(live);
  }
  return closest(groups, rule.within ?? REACH, rule.overlap === true);
}

function liveMentions(need: Need, rule: Rule, analysis: Analysis, despiteAll: boolean): readonly Span[] {
  const all = mentions(need, analysis);
  if (despiteAll) return all;
  const blocking = (rule.soft === true ? [...HARD, ...SOFT] : HARD).filter(
    (operator) => rule.despite?.includes(operator) !== true,
  );
  return all.filter((span) => isLive(span, analysis, blocking, rule));
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
