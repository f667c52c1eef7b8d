/** What of a text is counted: its words, which follow which, how they begin, and what the rules' reading says of it. */
import type { Analysis } from '../analysis.ts';
import { OPERATORS } from '../context.ts';

/** Letters of a word's beginning: "vomited", "vomiting" and "vomits" share it. */
const STEM = 5;
/** How somebody turns to the page says nothing of how ill they are. */
const SALUTATION = new Set(
  'hi hello hey dear doctor dr doc docs sir madam maam greetings good morning afternoon evening'.split(' '),
);

/** A part of a text, counted in tokens; `end` is one past the last. */
export interface Part {
  readonly first: number;
  readonly end: number;
}

/** The word of a token as it is counted: of a number only how large it is. */
export function countedWord({ reading }: Analysis, at: number): string {
  const token = reading.tokens[at];
  if (token === undefined) return '';
  if (token.value === null) return token.word;
  return token.value < 4 ? '#few' : token.value < 13 ? '#some' : token.value < 100 ? '#many' : '#hundreds';
}

export const pairOf = (left: string, right: string): string => `${left}_${right}`;

export const stemOf = (word: string): string | null =>
  word.length > STEM ? `${word.slice(0, STEM)}*` : null;

/** Every feature of a part of a text once, in no order that matters. */
export function featuresOf(analysis: Analysis, { first, end }: Part): ReadonlySet<string> {
  const { context, reading } = analysis;
  const features = new Set<string>();
  let from = first;
  while (from < end && SALUTATION.has(reading.tokens[from]?.word ?? '')) from++;
  let before: string | null = null;
  for (let at = from; at < end; at++) {
    const word = countedWord(analysis, at);
    features.add(word);
    const stem = stemOf(word);
    if (stem !== null) features.add(stem);
    if (before !== null) features.add(pairOf(before, word));
    before = word;
  }
  for (const operator of OPERATORS) {
    for (let at = from; at < end; at++) {
      if (context[operator][at] === true) {
        features.add(`=${operator}`);
        break;
      }
    }
  }
  return features;
}
