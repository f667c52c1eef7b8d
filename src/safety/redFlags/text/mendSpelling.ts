/** Typing slips in the words that matter. Everything else is left as it was typed. */
import { RIGHT_AS_THEY_ARE } from './rightAsTheyAre.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;

/** How a word may go on after its stem; anything else may be a slip of another word. */
const ENDING =
  /^(|e|s|es|d|ed|en|ing|ting|ning|ping|y|ly|ily|ness|ion|ions|is|ia|ic|al|ive|ation|ations|ated|ant|ent|able|ful|er|ers|ment|ity|ies|ied|us|ous)$/;

/**
 * @param words every word that the lexicon knows as it stands
 * @param stems beginnings of words that it knows
 * @param targets what slips are mended to
 */
export function createMender(
  words: ReadonlySet<string>,
  stems: ReadonlySet<string>,
  targets: readonly string[],
) {
  const known = (word: string): boolean => {
    if (words.has(word) || RIGHT_AS_THEY_ARE.has(word)) return true;
    for (let length = 4; length <= word.length; length++) {
      if (stems.has(word.slice(0, length)) && ENDING.test(word.slice(length))) return true;
    }
    return false;
  };
  const byFirst = new Map<string, { word: string; sound: string }[]>();
  for (const word of new Set(targets)) {
    if (word.length < SHORTEST - 1) continue;
    const entry = { word, sound: soundOf(word) };
    const bucket = byFirst.get(word.charAt(0));
    if (bucket === undefined) byFirst.set(word.charAt(0), [entry]);
    else bucket.push(entry);
  }
  const memory = new Map<string, string>();

  function nearest(word: string): string {
    const sound = soundOf(word);
    let best = word;
    let least = 3;
    for (const target of byFirst.get(word.charAt(0)) ?? []) {
      const shorter = Math.min(target.word.length, word.length);
      if (shorter < SHORTEST && Math.max(target.word.length, word.length) === shorter) continue;
      const room = shorter >= 8 || (shorter >= SHORTEST && target.sound === sound) ? 2 : 1;
      if (Math.abs(target.word.length - word.length) > room) continue;
      const distance = editDistance(word, target.word, room);
      if (distance <= room && distance < least) {
        best = target.word;
        least = distance;
      }
    }
    return best;
  }

  return (word: string): string => {
    if (word.length < SHORTEST - 1 || /\d/.test(word)) return word;
    // "breathin", "shakin"
    const full = word.endsWith('in') && word.length > SHORTEST ? `${word}g` : word;
    if (full !== word && words.has(full)) return full;
    if (known(word)) return word;
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

/** The sound of a word, roughly: its consonants, double ones once. "throte" and "throat" have the same. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ck|c/g, 'k')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1');
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
