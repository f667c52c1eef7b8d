/**
 * What the reference would have answered at each step of given answers. As long as an answer agrees with it, this is
 * the greedy answer itself, step by step; but all steps of all answers pass through each layer together, so that a model
 * of seven billion weights is read once and not once a token.
 */
import { emptyState, forward, logitsOf, type ForwardOptions } from './forward.ts';
import { openModelFolder } from './modelFolder.ts';
import { topTwo, type TopTwo } from './topTwo.ts';

export interface Answer {
  readonly promptIds: readonly number[];
  readonly tokenIds: readonly number[];
}

export interface ScoredStep extends TopTwo {
  /** The token that the answer has here. */
  readonly chosenId: number;
  /** Best logit minus the chosen token's: 0 where they are the same. */
  readonly chosenGap: number;
}

/** Steps whose logits are held at once: 16 rows of 50,000 are 6 MB. */
const HEAD_STEPS = 16;

/** @param folder path of a model folder. @returns for each answer, for each of its tokens, the reference's opinion. */
export function scoreAnswers(
  folder: string,
  answers: readonly Answer[],
  options: ForwardOptions = {},
): ScoredStep[][] {
  const model = openModelFolder(folder);
  const { hiddenSize, vocabSize } = model.geometry;
  const extensions = answers.map(({ promptIds, tokenIds }) => {
    if (promptIds.length === 0) throw new Error('The prompt is empty: there is nothing to continue.');
    return { state: emptyState(model.geometry), ids: [...promptIds, ...tokenIds.slice(0, -1)] };
  });
  const hidden = forward(model, extensions, options);
  let row = 0;
  return answers.map(({ promptIds, tokenIds }) => {
    row += promptIds.length - 1;
    const steps: ScoredStep[] = [];
    for (let at = 0; at < tokenIds.length; at += HEAD_STEPS) {
      options.signal?.throwIfAborted();
      const chosen = tokenIds.slice(at, at + HEAD_STEPS);
      const rows = hidden.subarray((row + at) * hiddenSize, (row + at + chosen.length) * hiddenSize);
      const logits = logitsOf(model, rows);
      chosen.forEach((chosenId, i) => {
        const stepLogits = logits.subarray(i * vocabSize, (i + 1) * vocabSize);
        const top = topTwo(stepLogits);
        const chosenGap = (stepLogits[top.id] ?? NaN) - (stepLogits[chosenId] ?? NaN);
        steps.push({ ...top, chosenId, chosenGap });
      });
    }
    // After the last answer token nothing was computed: its own opinion would be the next step.
    row += Math.max(tokenIds.length, 1);
    return steps;
  });
}
