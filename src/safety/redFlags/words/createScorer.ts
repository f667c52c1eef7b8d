import type { Analysis } from '../analysis.ts';
import { countedWord, featuresOf, pairOf, stemOf } from './features.ts';
import type { Part } from './features.ts';
import { partsOf } from './parts.ts';

/** What a logistic regression learned: how far each feature speaks for an emergency (above 0) or against it. */
export interface Weights {
  readonly bias: number;
  readonly features: ReadonlyMap<string, number>;
}

export interface Score {
  /** Log odds, before any bound: 0 is as likely as not among the examples. */
  readonly score: number;
  /** The part of the text that has the highest score. */
  readonly part: Part;
}

export type Scorer = ReturnType<typeof createScorer>;

/** Fewer known features than this say nothing: "blood" is a word and no story. */
const FEWEST = 4;
/** Shorter words are shown to nobody: what they weigh, they weigh beside others. */
const TELLING_LETTERS = 4;
const SHOWN_WORDS = 3;

/**
 * @param fewest known features that a part must have to be scored.
 */
export function createScorer({ bias, features: weights }: Weights, fewest = FEWEST) {
  function scorePart(analysis: Analysis, part: Part): number | null {
    let sum = 0;
    let known = 0;
    for (const feature of featuresOf(analysis, part)) {
      const weight = weights.get(feature);
      if (weight === undefined) continue;
      sum += weight;
      known += 1;
    }
    return known < fewest ? null : sum / Math.sqrt(known) + bias;
  }

  return {
    /** Null where hardly a word is known. */
    scorePart,

    /** Of a whole text: that of its highest part. Null where hardly a word is known. */
    score(analysis: Analysis): Score | null {
      let best: Score | null = null;
      for (const part of partsOf(analysis.reading)) {
        const score = scorePart(analysis, part);
        if (score !== null && score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { score, part };
      }
      return best;
    },

    /** The words of a part that speak most for an emergency, as they were typed, in their order. */
    tellingWords(analysis: Analysis, { first, end }: Part): readonly string[] {
      const { text, tokens } = analysis.reading;
      const weightOf = (feature: string | null): number =>
        feature === null ? 0 : (weights.get(feature) ?? 0);
      const pairAt = (at: number): number =>
        at <= first || at >= end
          ? 0
          : weightOf(pairOf(countedWord(analysis, at - 1), countedWord(analysis, at)));
      const heaviest = new Map<string, { at: number; weight: number }>();
      for (let at = first; at < end; at++) {
        const token = tokens[at];
        if (token === undefined) continue;
        const typed = text.slice(token.start, token.end);
        if (typed.length < TELLING_LETTERS || token.filler) continue;
        const word = countedWord(analysis, at);
        // What a pair weighs belongs to both of its words.
        const weight = weightOf(word) + weightOf(stemOf(word)) + (pairAt(at) + pairAt(at + 1)) / 2;
        const same = heaviest.get(typed.toLowerCase());
        if (weight > (same?.weight ?? 0)) heaviest.set(typed.toLowerCase(), { at, weight });
      }
      return [...heaviest.values()]
        .sort((left, right) => right.weight - left.weight)
        .slice(0, SHOWN_WORDS)
        .sort((left, right) => left.at - right.at)
        .map(({ at }) => text.slice(tokens[at]?.start, tokens[at]?.end));
    },
  };
}
