import { splitWhitespace } from './splitWhitespace.ts';
import { trimWhitespaceEnd } from './trimWhitespace.ts';

/** Each is done over the whole line before the next: what and in its place. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  // All of ASCII's punctuation except apostrophe, hyphen, comma and full stop.
  [/[!-&(-+/:-@[-`{-~]/gu, ' $& '],
  // A full stop or comma, unless it stands between digits.
  [/([^0-9])([.,])/gu, '$1 $2 '],
  [/([.,])([^0-9])/gu, ' $1 $2'],
  // A hyphen behind a digit.
  [/([0-9])(-)/gu, '$1 $2 '],
];

/** mteval's `13a` tokenisation, as sacrebleu does it: words and punctuation marks, case kept. */
export function tokenize13a(text: string): string[] {
  // sacrebleu takes off what is white at the end before anything else: a hyphen at the end of the last line stays.
  let line = trimWhitespaceEnd(text).replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  line = line.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  line = ` ${line.replaceAll('&lt;', '<').replaceAll('&gt;', '>')} `;
  for (const [pattern, replacement] of STEPS) line = line.replace(pattern, replacement);
  return splitWhitespace(line);
}
