import { createScorers } from './createScorers.ts';
import type { Weights } from './createScorer.ts';
import type { Bounds, Scorers } from './weighWords.ts';

/** One set of weights: a signed byte of steps for each feature, in base64. */
export interface WrittenSet {
  readonly bias: number;
  /** What one step is worth. */
  readonly step: number;
  readonly steps: string;
}

/** As `npm run safety -- --fit` writes them into weights.ts. */
export interface WrittenWeights extends Bounds {
  /** A hash of the examples that they were fitted to. */
  readonly inputs: string;
  /** How well they fit those: the mean of -ln of the chance given to what is true. */
  readonly logLoss: number;
  /** Separated by spaces. */
  readonly features: string;
  readonly emergency: WrittenSet;
  readonly selfHarm: WrittenSet;
}

/** @throws Error where there are not as many weights as features. */
export function readWeights({ features, emergency, selfHarm }: WrittenWeights): Scorers {
  const names = features.split(' ');
  return createScorers({ emergency: readSet(names, emergency), selfHarm: readSet(names, selfHarm) });
}

export function readSet(names: readonly string[], { bias, step, steps }: WrittenSet): Weights {
  const bytes = atob(steps);
  if (bytes.length !== names.length) {
    throw new Error(
      'words/weights.ts has not one weight for each feature: npm run safety -- --fit writes it anew.',
    );
  }
  const byName = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const byte = bytes.charCodeAt(index);
    byName.set(name, (byte > 127 ? byte - 256 : byte) * step);
  }
  return { bias, features: byName };
}
