/**
 * White space as Python's str.split(), str.strip() and str.rstrip() know it, which the reference implementations use:
 * JavaScript's \s lacks the separators 1C to 1F and NEL, and has the byte order mark besides.
 */
export const SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const RUN = new RegExp(`${SPACE}+`, 'u');

/** The words between white space; none of them is empty. */
export function splitWhitespace(text: string): string[] {
  return text.split(RUN).filter((word) => word !== '');
}
