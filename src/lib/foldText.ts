/**
 * Text as a search compares it: without case and without accents. `starts[i]` is where the character that the folded
 * text's unit i comes from begins in the original; one more entry gives the original's end.
 */
export interface FoldedText {
  readonly folded: string;
  readonly starts: readonly number[];
}

export function foldText(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldPlain(character);
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    folded += plain;
    at += character.length;
  }
  starts.push(at);
  return { folded, starts };
}

/** The folded text alone, where nobody asks from where it comes: much cheaper. */
export function foldPlain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
