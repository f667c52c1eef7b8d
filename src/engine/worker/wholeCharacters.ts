const REPLACEMENT_AT_END = /\ufffd+$/;

/**
 * A token can end in the middle of a UTF-8 character; decoders then write replacement characters at the end of the
 * text. They are left out until a later token completes the character.
 */
export function wholeCharacters(text: string): string {
  return text.replace(REPLACEMENT_AT_END, '');
}
