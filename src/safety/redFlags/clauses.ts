/** Parts of a text, and words in them that say whom it is about: what the takings-back in context.ts share. */
import type { Operator } from './context.ts';
import type { Span } from './text/pattern.ts';
import type { Reading, Token } from './text/types.ts';

export type Spans = (concept: string) => readonly Span[];
export type Cover = (operator: Operator, first: number, end: number) => void;

export const DETERMINERS = new Set(['my', 'his', 'her', 'our', 'their']);
export const AUXILIARY = new Set('do should can could may must would will am did have'.split(' '));
/** Words of what is so now. */
export const PRESENT = new Set(
  'is am are cannot wont has feels keeps hurts feel hurt have having now getting says said did not'.split(
    ' ',
  ),
);
/** Somebody in particular. */
const SPECIFIC = new Set(
  (
    'he she him his her hers they them their my mine our ours us we me i this im ' +
    'mother father nan nana gran granny grandma grandad granddad grandpa hubby auntie'
  ).split(' '),
);
const GENERIC_OBJECT = new Set('risk chances chance odds exam essay class area'.split(' '));

export function clausesOf(
  { tokens, clauses }: Reading,
  sentence: number,
): { index: number; first: number; end: number }[] {
  return clauses.flatMap((clause, index) =>
    tokens[clause.first]?.sentence === sentence ? [{ index, ...clause }] : [],
  );
}

export const within = (spans: readonly Span[], first: number, end: number): readonly Span[] =>
  spans.filter((span) => span.first >= first && span.first < end);

export function isSpecific(tokens: readonly Token[], first: number, end: number): boolean {
  for (let index = first; index < end; index++) {
    const word = tokens[index]?.word ?? '';
    if (!SPECIFIC.has(word)) continue;
    // "how do I store", "can we": whoever asks, not whoever is ill.
    if (/^(i|we)$/.test(word) && AUXILIARY.has(tokens[index - 1]?.word ?? '')) continue;
    if (DETERMINERS.has(word) && GENERIC_OBJECT.has(tokens[index + 1]?.word ?? '')) continue;
    return true;
  }
  return false;
}
