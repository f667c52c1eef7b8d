/** What BLEU-1 needs to know of a pair. Sums over pairs are a corpus's. */
export interface UnigramCounts {
  /** Words of the candidate that the reference has, each at most as often as there. */
  readonly matches: number;
  readonly candidateLength: number;
  readonly referenceLength: number;
}

/** @param candidate and `reference` as lists of words */
export function unigramCounts(candidate: readonly string[], reference: readonly string[]): UnigramCounts {
  const left = new Map<string, number>();
  for (const word of reference) left.set(word, (left.get(word) ?? 0) + 1);
  let matches = 0;
  for (const word of candidate) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    matches += 1;
  }
  return { matches, candidateLength: candidate.length, referenceLength: reference.length };
}
