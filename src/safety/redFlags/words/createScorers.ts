import { createScorer } from './createScorer.ts';
import type { Weights } from './createScorer.ts';
import type { Scorers } from './weighWords.ts';

/** "I think I have" begins many texts about self-harm, and "I think I have scabies" is none: more words must be known. */
const FEWEST_OF_SELF_HARM = 10;

export function createScorers(weights: Readonly<Record<keyof Scorers, Weights>>): Scorers {
  return {
    emergency: createScorer(weights.emergency),
    selfHarm: createScorer(weights.selfHarm, FEWEST_OF_SELF_HARM),
  };
}
