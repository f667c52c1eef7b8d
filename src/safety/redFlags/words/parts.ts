import type { Reading } from '../text/types.ts';
import type { Part } from './features.ts';

/** Tokens of a part. The examples are rarely longer; in a longer text a sign would drown among the rest. */
const LONGEST = 60;

/**
 * Cuts a text between sentences into parts of at most LONGEST tokens that overlap by about half, so that what belongs
 * together stands together in one of them. A sentence without an end is cut where it must be. A short text is one part.
 */
export function partsOf({ tokens, sentences }: Reading): readonly Part[] {
  if (tokens.length <= LONGEST) return [{ first: 0, end: tokens.length }];
  const pieces: Part[] = [];
  for (const { first, end } of sentences) {
    for (let from = first; from < end; from += LONGEST / 2) {
      pieces.push({ first: from, end: Math.min(end, from + LONGEST / 2) });
    }
  }
  const parts: Part[] = [];
  let at = 0;
  while (at < pieces.length) {
    const first = pieces[at]?.first ?? 0;
    let next = at;
    while (next < pieces.length && (pieces[next]?.end ?? 0) - first <= LONGEST) next++;
    parts.push({ first, end: pieces[next - 1]?.end ?? first });
    if (next === pieces.length) break;
    // Begin again in the middle of what was just read.
    const middle = first + LONGEST / 2;
    let begin = at + 1;
    while (begin < next && (pieces[begin]?.first ?? 0) < middle) begin++;
    at = begin;
  }
  return parts;
}
