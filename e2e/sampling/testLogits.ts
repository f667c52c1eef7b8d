/** Logits for the sampling test: 64 live tokens, far apart in the vocabulary, with exact ties where they hurt most. */

export interface TestLogits {
  readonly logits: Float32Array;
  /** From the most probable to the least; of equal ones the lower id first. */
  readonly live: readonly number[];
  /** Two neighbours in that order which have the very same logit, well inside every nucleus. */
  readonly tie: readonly [number, number];
  /** The least probable tokens, all of the same logit: with top_p 0.9 the nucleus ends among them. */
  readonly tail: readonly number[];
}

const HEAD = 40;
const TAIL = 24;
/** Below every live logit by so much that a probability underflows to 0 even in float32. */
const DEAD_LOGIT = -200;

/**
 * The ids are spread so that every sorting kernel has to move them: they step through the whole vocabulary by a number
 * that shares no factor with it, from its first id, and its last id is one of them.
 */
export function testLogits(vocabSize: number): TestLogits {
  const step = Math.round(vocabSize * 0.381966) | 1;
  const ids = Array.from({ length: HEAD + TAIL - 1 }, (_, i) => (i * step) % vocabSize);
  ids.push(vocabSize - 1);
  const head = ids.slice(0, HEAD);
  const tail = ids.slice(HEAD);
  const logits = new Float32Array(vocabSize).fill(DEAD_LOGIT);
  // From 1.6 down to 0.04, one step of 0.04 a token, but the eleventh and twelfth alike.
  head.forEach((id, rank) => (logits[id] = 1.6 - 0.04 * (rank === 11 ? 10 : rank)));
  for (const id of tail) logits[id] = 0;
  const live = [...ids].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const tie = [live[10] ?? -1, live[11] ?? -1] as const;
  return { logits, live, tie, tail: [...tail].sort((a, b) => a - b) };
}
