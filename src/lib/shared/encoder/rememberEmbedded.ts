import type { Embedded } from '../metrics/bertScore.ts';

/** Some 3,000 answers of a hundred tokens with an encoder of 384 numbers a token. */
const MOST_BYTES = 512 * 1024 * 1024;
const BYTES_A_NUMBER = 4;

type Embed = (text: string) => Promise<Embedded>;

/**
 * Keeps what was embedded last, up to so many bytes: references come again with the controls, and embedding is what takes
 * the time.
 */
export function rememberEmbedded(embed: Embed, mostBytes = MOST_BYTES): Embed {
  // A Map gives its keys in the order in which they were set.
  const kept = new Map<string, Embedded>();
  let bytes = 0;
  return async (text) => {
    const there = kept.get(text);
    if (there !== undefined) {
      kept.delete(text);
      kept.set(text, there);
      return there;
    }
    const made = await embed(text);
    kept.set(text, made);
    bytes += made.vectors.length * BYTES_A_NUMBER;
    for (const [oldest, { vectors }] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= vectors.length * BYTES_A_NUMBER;
    }
    return made;
  };
}
