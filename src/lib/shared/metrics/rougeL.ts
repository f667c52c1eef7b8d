import { longestCommon } from './longestCommon.ts';
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

/** ROUGE-L's F-measure of one pair, from 0 to 1; of a corpus it is the plain mean. */
export function rougeL(candidate: string, reference: string, options: RougeOptions): number {
  const said = rougeTokens(candidate, options);
  const wanted = rougeTokens(reference, options);
  const common = longestCommon(said, wanted);
  // 2PR / (P + R) with P = common / said and R = common / wanted.
  return common === 0 ? 0 : (2 * common) / (said.length + wanted.length);
}
