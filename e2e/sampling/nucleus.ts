/** What the library's softmax, argsort and top-p sampler must do together, exactly. */

/**
 * The distribution of one draw: token ids with their probabilities, which sum to 1.
 *
 * The rule is that of model-build/compile's sampler: sorted by probability, of equal ones the lower token id first; the
 * nucleus is every token before which less than top_p has been summed up; the draw is scaled to the nucleus's own sum.
 *
 * @param temperature more than 0. @param topP in (0, 1].
 */
export function exactDraw(logits: Float32Array, temperature: number, topP: number): Map<number, number> {
  const highest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = Float64Array.from(logits, (logit) => {
    const weight = Math.exp((logit - highest) / temperature);
    // The library computes in float32: what is 0 there can never be drawn.
    return Math.fround(weight) === 0 ? 0 : weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const order = Array.from(weights.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const nucleus = new Map<number, number>();
  let before = 0;
  for (const id of order) {
    const probability = (weights[id] ?? 0) / total;
    if (before >= topP || probability === 0) break;
    nucleus.set(id, probability);
    before += probability;
  }
  return new Map([...nucleus].map(([id, probability]) => [id, probability / before]));
}

/** How far a sum lies from top_p at the nucleus's edge: closer than float32 sums can tell, and the edge is not defined. */
export function edgeMargin(logits: Float32Array, temperature: number, topP: number): number {
  const all = exactDraw(logits, temperature, 1);
  let sum = 0;
  let margin = Infinity;
  for (const probability of all.values()) {
    margin = Math.min(margin, Math.abs(sum - topP));
    sum += probability;
  }
  return margin;
}
