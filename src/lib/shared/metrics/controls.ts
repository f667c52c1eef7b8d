/**
 * Two systems that know nothing of the question, to hold scores against: what they reach is what the data set and the
 * metric give away for nothing.
 */
import type { Pair } from './pairScores.ts';
import { seededDraw } from './seededDraw.ts';

/** One reply for every question, as a doctor writes who has not read it. */
export const GENERIC_REPLY =
  'Hello, thank you for your question. Based on your symptoms, it is possible that you have an underlying condition that ' +
  'needs further evaluation. I would recommend that you see your doctor, who can examine you, run some tests to confirm ' +
  'the diagnosis and start the right treatment. Please let me know if you have any other questions. Take care.';

export function genericReplies(pairs: readonly Pair[]): Pair[] {
  return pairs.map(({ reference }) => ({ answer: GENERIC_REPLY, reference }));
}

/**
 * Each answer with the reference of another question: one ring through all of them (Sattolo's shuffle), so that none meets
 * its own.
 *
 * @returns null of one pair, which has no other
 */
export function shuffledReferences(pairs: readonly Pair[], seed: number): Pair[] | null {
  if (pairs.length < 2) return null;
  const draw = seededDraw(seed);
  const order = pairs.map((_, index) => index);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = draw(last);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return pairs.map(({ answer }, index) => ({ answer, reference: pairs[order[index] ?? 0]?.reference ?? '' }));
}
