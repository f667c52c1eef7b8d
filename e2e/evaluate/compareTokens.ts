import type { TokenMismatch } from '../parity/tokenMismatch.ts';

/** The reference's two best logits, closer than this, may trade places: two ways of adding up f32 numbers differ by so much. */
export const NEARLY_EQUAL = 1e-3;

export interface TokenComparison {
  /** Tokens that are equal, up to the first that is not. */
  readonly equal: number;
  /** What differs where the reference decides; null where nothing does. */
  readonly mismatch: TokenMismatch | null;
  /** Where the two parted at a choice that the reference leaves open: after it they have nothing to say of each other. */
  readonly partedAt: number | null;
}

/** @param gaps the reference's best logit minus its second, by step */
export function compareTokens(
  found: readonly number[],
  expected: readonly number[],
  gaps: readonly number[],
): TokenComparison {
  const length = Math.max(found.length, expected.length);
  for (let step = 0; step < length; step += 1) {
    if (found[step] === expected[step]) continue;
    const gap = gaps[step] ?? Infinity;
    if (gap < NEARLY_EQUAL) return { equal: step, mismatch: null, partedAt: step };
    const mismatch = { step, expected: expected[step] ?? -1, found: found[step] ?? -1, gap };
    return { equal: step, mismatch, partedAt: null };
  }
  return { equal: length, mismatch: null, partedAt: null };
}
