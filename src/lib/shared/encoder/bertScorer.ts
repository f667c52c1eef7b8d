import { bertScore, type BertScore } from '../metrics/bertScore.ts';
import { inverseDocumentFrequency } from '../metrics/inverseDocumentFrequency.ts';
import type { Pair } from '../metrics/pairScores.ts';
import type { EncoderFacts } from './encoderFile.ts';
import type { Encoder } from './openEncoder.ts';

export interface BertScorer {
  readonly facts: EncoderFacts;
  /** Where words are weighed by how rare they are: takes the references that say so. */
  weighReferences(references: readonly string[]): Promise<void>;
  score(pair: Pair): Promise<BertScore>;
}

/** @param idf weighs words by how rare they are in the references; else all weigh the same, as by default in bert-score */
export function bertScorer(encoder: Encoder, idf: boolean): BertScorer {
  let weight: ((id: number) => number) | undefined;
  return {
    facts: { ...encoder.facts, idf, baseline: idf ? null : encoder.facts.baseline },
    weighReferences: async (references) => {
      if (!idf) return;
      const ids: (readonly number[])[] = [];
      for (const reference of references) ids.push((await encoder.embed(reference)).ids);
      weight = inverseDocumentFrequency(ids);
    },
    score: async ({ answer, reference }) => {
      if (idf && weight === undefined) throw new Error('The references have not been weighed yet.');
      return bertScore(await encoder.embed(answer), await encoder.embed(reference), weight);
    },
  };
}
