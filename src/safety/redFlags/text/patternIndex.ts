/** Which patterns can begin at which words: of ten thousand patterns a text is compared with some hundred. */
import type { Pattern } from './pattern.ts';
import type { Reading } from './types.ts';

interface Entry {
  readonly concept: string;
  readonly pattern: Pattern;
}

export interface PatternIndex {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  /** Those that may begin with a number. */
  readonly byNumber: readonly Entry[];
  /** Those that may begin with a mention of another concept, and of which, by their own concept. */
  readonly open: ReadonlyMap<string, readonly OpenPattern[]>;
}

export interface OpenPattern {
  readonly pattern: Pattern;
  readonly heads: readonly string[];
}

/** A pattern, and the token at which it may begin. */
export interface Candidate {
  readonly pattern: Pattern;
  readonly first: number;
}

export function indexPatterns(concepts: ReadonlyMap<string, readonly Pattern[]>): PatternIndex {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  const byNumber: Entry[] = [];
  const open = new Map<string, OpenPattern[]>();
  for (const [concept, patterns] of concepts) {
    for (const pattern of patterns) {
      const heads: string[] = [];
      // What may be missing at the beginning leaves it to the next element.
      for (const element of pattern) {
        if (element.kind === 'gap') break;
        for (const word of element.words) append(byWord, word, { concept, pattern });
        for (const stem of element.stems) append(byStem, stem, { concept, pattern });
        if (element.number) byNumber.push({ concept, pattern });
        heads.push(...element.concepts);
        if (!element.optional) break;
      }
      if (heads.length > 0) append(open, concept, { pattern, heads });
    }
  }
  return { byWord, byStem, byNumber, open };
}

/** @returns the candidates of each concept, without those that begin with another concept. */
export function findCandidates(
  { byWord, byStem, byNumber }: PatternIndex,
  { tokens }: Reading,
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const [first, { word, value }] of tokens.entries()) {
    if (value !== null)
      for (const { concept, pattern } of byNumber) append(found, concept, { pattern, first });
    for (const { concept, pattern } of byWord.get(word) ?? []) append(found, concept, { pattern, first });
    for (let length = 1; length <= word.length; length++) {
      for (const { concept, pattern } of byStem.get(word.slice(0, length)) ?? []) {
        append(found, concept, { pattern, first });
      }
    }
  }
  return found;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
