/** Judges one answer of the engine against what the reference says at each of its steps. */
import type { ScoredStep } from '../../model-build/reference/scoreAnswers.ts';

export interface Comparison {
  /** Steps that were held against the reference. */
  readonly compared: number;
  /** The step at which the reference's two best were too close to tell, if one came; nothing after it is compared. */
  readonly undecidedAt: number | null;
  readonly mismatch: {
    readonly step: number;
    readonly expected: number;
    readonly found: number;
    /** By how much the reference holds the found token to be worse. */
    readonly gap: number;
  } | null;
  /** The smallest gap between the reference's two best among the compared steps: what the comparison was worth. */
  readonly leastGap: number;
}

/**
 * @param undecidedBelow a gap of the reference's two best logits that the engine's arithmetic cannot be held to; 0 where
 *   every step counts.
 */
export function compareSteps(steps: readonly ScoredStep[], undecidedBelow: number): Comparison {
  let leastGap = Infinity;
  for (const [step, { id, gap, chosenId, chosenGap }] of steps.entries()) {
    if (gap < undecidedBelow) return { compared: step, undecidedAt: step, mismatch: null, leastGap };
    leastGap = Math.min(leastGap, gap);
    if (id !== chosenId) {
      const mismatch = { step, expected: id, found: chosenId, gap: chosenGap };
      return { compared: step + 1, undecidedAt: null, mismatch, leastGap };
    }
  }
  return { compared: steps.length, undecidedAt: null, mismatch: null, leastGap };
}
