/** Judges one answer of the engine against what the reference says at each of its steps. */
import type { ScoredStep } from '../../model-build/reference/scoreAnswers.ts';
import type { TokenMismatch } from './tokenMismatch.ts';

export interface Comparison {
  /** Steps at which the engine's token is the reference's best. */
  readonly equal: number;
  /** Steps at which the reference decides between its two best: the engine has to have its token there. */
  readonly decided: number;
  /** How many of them came before the first undecided one: as far as two independent runs could be held together. */
  readonly decidedAtStart: number;
  readonly mismatch: TokenMismatch | null;
  /** The smallest gap between the reference's two best, of all steps: what the comparison was put to. */
  readonly leastGap: number;
}

/**
 * The reference follows the engine's own tokens, so a step says the same whatever was chosen before it, and the steps
 * after an undecided one count as well.
 *
 * @param tolerance how much worse than the best a chosen token's logit may be: what the engine's arithmetic can be off.
 *   With 0 only the best token is right.
 */
export function compareSteps(steps: readonly ScoredStep[], tolerance: number): Comparison {
  const isDecided = ({ gap }: ScoredStep): boolean => gap >= tolerance;
  const isWrong = ({ id, chosenId, chosenGap }: ScoredStep): boolean =>
    id !== chosenId && !(chosenGap < tolerance);
  const firstUndecided = steps.findIndex((step) => !isDecided(step));
  const step = steps.findIndex(isWrong);
  const wrong = steps[step];
  return {
    equal: steps.filter(({ id, chosenId }) => id === chosenId).length,
    decided: steps.filter(isDecided).length,
    decidedAtStart: firstUndecided === -1 ? steps.length : firstUndecided,
    mismatch:
      wrong === undefined ? null : { step, expected: wrong.id, found: wrong.chosenId, gap: wrong.chosenGap },
    leastGap: steps.reduce((least, { gap }) => Math.min(least, gap), Infinity),
  };
}
