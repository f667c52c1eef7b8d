/** UTF-8 in the language alone: this folder is for the page and for Node, whose types know different encoders. */

export function utf8Encode(text: string): Uint8Array {
  const bytes: number[] = [];
  // A lone surrogate has no bytes; it becomes the sign for what cannot be written, as in the encoders of both.
  const whole = text.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  );
  for (const [part] of encodeURIComponent(whole).matchAll(/%..|./g)) {
    bytes.push(part.length === 1 ? part.charCodeAt(0) : parseInt(part.slice(1), 16));
  }
  return Uint8Array.from(bytes);
}

/** @returns null for what is no UTF-8 */
export function utf8Decode(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}
