import { porterStem } from './porterStem.ts';

export interface RougeOptions {
  /** rouge_score's use_stemmer: words of more than three letters lose their endings. */
  readonly stem: boolean;
}

/** Words of a to z and 0 to 9, lower case; everything else separates them. */
function rougeTokens(text: string, { stem }: RougeOptions): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return stem ? words.map((word) => (word.length > 3 ? porterStem(word) : word)) : words;
}

/** Length of the longest sequence of words that both have in this order. Takes length times length steps. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let above = new Uint32Array(b.length + 1);
  let row = new Uint32Array(b.length + 1);
  for (const word of a) {
    for (let at = 0; at < b.length; at += 1) {
      row[at + 1] = b[at] === word ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0);
    }
    [above, row] = [row, above];
  }
  return above.at(-1) ?? 0;
}

/** ROUGE-L's F-measure of one pair, from 0 to 1; of a corpus it is the plain mean. */
export function rougeL(candidate: string, reference: string, options: RougeOptions): number {
  const said = rougeTokens(candidate, options);
  const wanted = rougeTokens(reference, options);
  const common = longestCommon(said, wanted);
  // 2PR / (P + R) with P = common / said and R = common / wanted.
  return common === 0 ? 0 : (2 * common) / (said.length + wanted.length);
}
