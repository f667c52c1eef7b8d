/**
 * Patterns over words, as the lexicon writes them. Elements stand between spaces:
 *
 *     word        that word, or it with an s        stem*      any word that begins so
 *     a/b/c*      any of these                      x?         may be missing
 *     @name       any phrase of that concept        ..         up to 2 words in between
 *     #           any number                        ...        up to 8 words in between
 *
 * Filler words ("really", "just") may stand anywhere. A match stays within one sentence.
 */
import type { Reading } from './types.ts';

interface Gap {
  readonly kind: 'gap';
  readonly most: number;
}
interface Step {
  readonly kind: 'step';
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly concepts: readonly string[];
  readonly number: boolean;
  readonly optional: boolean;
}
export type Element = Gap | Step;
export type Pattern = readonly Element[];

/** Where a pattern lies: token indices, and whether a gap inside of it holds a negation. */
export interface Span {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  readonly denied: boolean;
}

/** @param source phrases, separated by commas or line breaks. */
export function parsePatterns(source: string): readonly Pattern[] {
  return source
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.split(/\s+/).flatMap(splitHyphens).map(parseElement));
}

/** Typed hyphens part words: "high-pitched" is two. The names of concepts keep theirs. */
function splitHyphens(element: string): readonly string[] {
  return /[@/]/.test(element) ? [element] : element.split('-');
}

function parseElement(text: string): Element {
  if (text === '..') return { kind: 'gap', most: 2 };
  if (text === '...') return { kind: 'gap', most: 8 };
  if (text === '/') {
    return { kind: 'step', words: new Set(['/']), stems: [], concepts: [], number: false, optional: false };
  }
  const optional = text.endsWith('?');
  const parts = (optional ? text.slice(0, -1) : text).split('/');
  return {
    kind: 'step',
    words: new Set(parts.filter((part) => !/[@*#]/.test(part)).flatMap(withPlural)),
    stems: parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1)),
    concepts: parts.filter((part) => part.startsWith('@')).map((part) => part.slice(1)),
    number: parts.includes('#'),
    optional,
  };
}

/** "marble" stands for "marbles" too, and "swallow" for "swallows". */
const withPlural = (word: string): readonly string[] =>
  word.length >= 4 && !word.endsWith('s') ? [word, `${word}s`] : [word];

export const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'nor']);

/** The mentions of a concept that begin at a token. */
export type ConceptAt = (name: string, first: number) => readonly Span[];

/** Matches patterns against one text; concepts that patterns refer to are asked for by name. */
export class PatternMatcher {
  readonly #reading: Reading;
  readonly #conceptAt: ConceptAt;

  constructor(reading: Reading, conceptAt: ConceptAt) {
    this.#reading = reading;
    this.#conceptAt = conceptAt;
  }

  /** The shortest gaps first; null where the pattern does not begin at this token. */
  matchAt(pattern: Pattern, first: number): Span | null {
    const best = this.#match(pattern, 0, first, false);
    return best === null || best.end === first ? null : { first, ...best };
  }

  #match(
    pattern: Pattern,
    at: number,
    index: number,
    denied: boolean,
  ): { end: number; denied: boolean } | null {
    const element = pattern[at];
    if (element === undefined) return { end: index, denied };
    const { tokens } = this.#reading;
    if (element.kind === 'gap') return this.#matchGap(element.most, pattern, at, index, denied);
    const token = tokens[index];
    const before = tokens[index - 1];
    const apart = at > 0 && before !== undefined && token?.sentence !== before.sentence;
    if (token !== undefined && !apart) {
      const word = token.word;
      const hit =
        element.words.has(word) ||
        (element.number && token.value !== null) ||
        element.stems.some((stem) => word.startsWith(stem));
      if (hit) {
        const rest = this.#match(pattern, at + 1, index + 1, denied);
        if (rest !== null) return rest;
      }
      for (const name of element.concepts) {
        for (const span of this.#conceptAt(name, index)) {
          const rest = this.#match(pattern, at + 1, span.end, denied || span.denied);
          if (rest !== null) return rest;
        }
      }
    }
    if (element.optional) {
      const rest = this.#match(pattern, at + 1, index, denied);
      if (rest !== null) return rest;
    }
    return at > 0 && token?.filler === true && !apart ? this.#match(pattern, at, index + 1, denied) : null;
  }

  #matchGap(most: number, pattern: Pattern, at: number, index: number, denied: boolean) {
    const { tokens } = this.#reading;
    const sentence = tokens[index - 1]?.sentence;
    let crossed = denied;
    for (let skipped = 0, next = index; skipped <= most; next++) {
      const rest = this.#match(pattern, at + 1, next, crossed);
      if (rest !== null) return rest;
      const token = tokens[next];
      if (token === undefined || token.sentence !== sentence) return null;
      if (NEGATIONS.has(token.word)) crossed = true;
      if (!token.filler) skipped += 1;
    }
    return null;
  }
}
