/** BERTScore's arithmetic, over embeddings that some encoder made. */

export interface Embedded {
  /** Token ids, the encoder's first and last special token included. */
  readonly ids: readonly number[];
  /** One row of `width` numbers for each id. */
  readonly vectors: Float32Array;
  readonly width: number;
}

export interface BertScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const NOTHING: BertScore = { precision: 0, recall: 0, f1: 0 };

/** Each row divided by its length. */
function unitRows({ ids, vectors, width }: Embedded): Float32Array {
  const rows = new Float32Array(vectors.length);
  for (let row = 0; row < ids.length; row += 1) {
    let sum = 0;
    for (let i = row * width; i < (row + 1) * width; i += 1) sum += (vectors[i] ?? 0) ** 2;
    const length = Math.sqrt(sum);
    for (let i = row * width; i < (row + 1) * width; i += 1) rows[i] = (vectors[i] ?? 0) / length;
  }
  return rows;
}

/** Weighted mean of each token's best match; the special tokens at both ends can be matched and weigh nothing. */
function weightedMean(ids: readonly number[], best: Float64Array, weight: (id: number) => number): number {
  let sum = 0;
  let weights = 0;
  for (let at = 1; at < ids.length - 1; at += 1) {
    const own = weight(ids[at] ?? -1);
    sum += own * (best[at] ?? 0);
    weights += own;
  }
  // Every word is in every reference: with such weights nothing can be told apart.
  return weights === 0 ? 0 : sum / weights;
}

/**
 * Greedy matching: each token takes the most similar one of the other side, by cosine. A side without words scores 0.
 *
 * @param weight of a token id: 1 for all, or its inverse document frequency
 */
export function bertScore(
  candidate: Embedded,
  reference: Embedded,
  weight: (id: number) => number = () => 1,
): BertScore {
  if (candidate.width !== reference.width) throw new Error('The two sides come from different encoders.');
  if (candidate.ids.length <= 2 || reference.ids.length <= 2) return NOTHING;
  const { width } = candidate;
  const [rows, columns] = [unitRows(candidate), unitRows(reference)];
  const bestOfCandidate = new Float64Array(candidate.ids.length).fill(-1);
  const bestOfReference = new Float64Array(reference.ids.length).fill(-1);
  for (let i = 0; i < candidate.ids.length; i += 1) {
    for (let j = 0; j < reference.ids.length; j += 1) {
      let cosine = 0;
      for (let k = 0; k < width; k += 1) cosine += (rows[i * width + k] ?? 0) * (columns[j * width + k] ?? 0);
      if (cosine > (bestOfCandidate[i] ?? 0)) bestOfCandidate[i] = cosine;
      if (cosine > (bestOfReference[j] ?? 0)) bestOfReference[j] = cosine;
    }
  }
  const precision = weightedMean(candidate.ids, bestOfCandidate, weight);
  const recall = weightedMean(reference.ids, bestOfReference, weight);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}
