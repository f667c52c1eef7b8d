/** A word of the text as the rules read it. */
export interface Token {
  /** Lower case, contractions undone ("cannot", "wont", "not" as words of their own), spelling mended. */
  readonly word: string;
  /** Where it stands in what was typed, in UTF-16 units. Two tokens of one contraction share a place. */
  readonly start: number;
  readonly end: number;
  /** Index of its sentence, and of its clause; both count through the whole text. */
  readonly sentence: number;
  readonly clause: number;
  /** The number it states ("14", "fourteen"), else null. */
  readonly value: number | null;
  /** "really", "just": patterns look through it. */
  readonly filler: boolean;
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each sentence: whether it ends in a question mark, and its first and last + 1 token. */
  readonly sentences: readonly { readonly asks: boolean; readonly first: number; readonly end: number }[];
  /** For each clause its first and last + 1 token. */
  readonly clauses: readonly { readonly first: number; readonly end: number }[];
}
