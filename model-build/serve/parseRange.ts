/** First and last byte, both included; `unsatisfiable` is answered with 416. */
export type ByteRange = { readonly start: number; readonly end: number } | 'unsatisfiable';

/**
 * Reads a Range header (RFC 9110, section 14) for a file of `size` bytes.
 *
 * @returns null where the whole file is to be sent: no header, one that is malformed or in another unit, or several
 *   ranges (a server may ignore those).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    // "-n": the last n bytes.
    if (last === '') return null;
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
