import type { Bounds } from './weighWords.ts';
import type { Weights } from './createScorer.ts';

/** As `npm run safety -- --fit` writes them into weights.ts. */
export interface WrittenWeights extends Bounds {
  /** A hash of the examples that they were fitted to. */
  readonly inputs: string;
  /** How well they fit those: the mean of -ln of the chance given to what is true. */
  readonly logLoss: number;
  readonly bias: number;
  /** What one step of a weight is worth. */
  readonly step: number;
  /** Separated by spaces. */
  readonly features: string;
  /** For each feature a signed byte of steps, all in base64. */
  readonly steps: string;
}

/** @throws Error where there are not as many weights as features. */
export function readWeights({ bias, step, features, steps }: WrittenWeights): Weights {
  const names = features.split(' ');
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
