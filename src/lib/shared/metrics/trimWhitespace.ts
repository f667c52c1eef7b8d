import { SPACE } from './splitWhitespace.ts';

const ONE = new RegExp(SPACE, 'u');

/** Python's str.rstrip(). */
export function trimWhitespaceEnd(text: string): string {
  let end = text.length;
  // A pattern that ends in $ would begin anew at each white character of the text.
  while (end > 0 && ONE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Python's str.strip(). */
export function trimWhitespace(text: string): string {
  let begin = 0;
  while (begin < text.length && ONE.test(text.charAt(begin))) begin += 1;
  return trimWhitespaceEnd(text.slice(begin));
}
