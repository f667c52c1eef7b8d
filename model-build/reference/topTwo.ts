/** The two best tokens of one row of logits. */
export interface TopTwo {
  readonly id: number;
  readonly secondId: number;
  /** Best logit minus second best: how far an engine's rounding may be off before it may rightly choose otherwise. */
  readonly gap: number;
}

/** Ties go to the lower id. Throws on a logit that is not a number: nothing can be said about such a model. */
export function topTwo(logits: Float64Array): TopTwo {
  let id = -1;
  let secondId = -1;
  let best = -Infinity;
  let second = -Infinity;
  logits.forEach((value, index) => {
    if (Number.isNaN(value)) throw new Error(`The logit of token ${index} is not a number.`);
    if (value > best) {
      [second, secondId] = [best, id];
      [best, id] = [value, index];
    } else if (value > second) {
      [second, secondId] = [value, index];
    }
  });
  return { id, secondId, gap: best - second };
}
