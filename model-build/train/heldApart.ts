import type { Question } from '../evaluate/readQuestions.ts';

/** The held-out pairs that are not trained on too: the loss of one that was learned by heart says nothing of others. */
export function heldApart(train: readonly Question[], heldOut: readonly Question[]): readonly Question[] {
  const key = ({ question, reference }: Question): string =>
    JSON.stringify([question.trim(), reference.trim()]);
  const learned = new Set(train.map(key));
  return heldOut.filter((pair) => !learned.has(key(pair)));
}
