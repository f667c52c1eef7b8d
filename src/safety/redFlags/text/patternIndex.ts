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
  /** Those that begin with a concept, a number or something that may be missing, by their own concept. */
  readonly open: ReadonlyMap<string, readonly Pattern[]>;
}

/** A pattern, and the token at which it may begin. */
export interface Candidate {
  readonly pattern: Pattern;
  readonly first: number;
}

export function indexPatterns(concepts: ReadonlyMap<string, readonly Pattern[]>): PatternIndex {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  const open = new Map<string, Pattern[]>();
  for (const [concept, patterns] of concepts) {
    for (const pattern of patterns) {
      const head = pattern[0];
      if (head?.kind !== 'step') continue;
      if (head.optional || head.number || head.concepts.length > 0) append(open, concept, pattern);
      else {
        for (const word of head.words) append(byWord, word, { concept, pattern });
        for (const stem of head.stems) append(byStem, stem, { concept, pattern });
      }
    }
  }
  return { byWord, byStem, open };
}

/** @returns the candidates of each concept, without those that are open. */
export function findCandidates(
  { byWord, byStem }: PatternIndex,
  { tokens }: Reading,
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const [first, { word }] of tokens.entries()) {
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
