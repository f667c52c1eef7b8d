/** Typing slips in the words that matter. Everything else is left as it was typed. */
import { RIGHT_AS_THEY_ARE } from './rightAsTheyAre.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;

/** @param key exact words of the lexicon and the stems of those that it knows by their beginning. */
export function createMender(words: ReadonlySet<string>, stems: ReadonlySet<string>) {
  const known = (word: string): boolean => {
    if (words.has(word) || RIGHT_AS_THEY_ARE.has(word)) return true;
    for (let length = 3; length <= word.length; length++) if (stems.has(word.slice(0, length))) return true;
    return false;
  };
  // Words that share neither their first two letters' set nor their length need not be compared.
  const byFirst = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    const bucket = byFirst.get(word.charAt(0));
    if (bucket === undefined) byFirst.set(word.charAt(0), [word]);
    else bucket.push(word);
  }
  const memory = new Map<string, string>();

  function nearest(word: string): string {
    const allowed = (length: number): number => (length >= 8 ? 2 : 1);
    let best = word;
    let least = 3;
    for (const candidate of byFirst.get(word.charAt(0)) ?? []) {
      const room = allowed(Math.min(candidate.length, word.length));
      if (Math.abs(candidate.length - word.length) > room) continue;
      const distance = editDistance(word, candidate, room);
      if (distance <= room && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  return (word: string): string => {
    if (word.length < SHORTEST - 1 || /\d/.test(word) || known(word)) return word;
    let mended = memory.get(word);
    if (mended === undefined) {
      mended = nearest(word);
      // A page stays open for days; what it remembers stays small.
      if (memory.size > 5000) memory.clear();
      memory.set(word, mended);
    }
    return mended;
  };
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
 *
 * @returns the distance, or any number above `most` where it is larger.
 */
export function editDistance(left: string, right: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
