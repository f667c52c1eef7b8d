import { readSet } from '../../words/readWeights.ts';
import type { WrittenWeights } from '../../words/readWeights.ts';

/** Steps of a weight that the last digits of another machine's arithmetic may account for. */
const MOST_STEPS = 2;
const BOUNDS = [
  'alone',
  'against',
  'takeBack',
  'takeBackCounted',
  'aboveSelfHarm',
  'besideSelfHarm',
] as const;
/** One step of the grid that bounds are chosen from. */
const MOST_APART = 0.11;

/** What differs between two sets of weights beyond the last digits of arithmetic, in words; null where nothing does. */
export function compareWeights(left: WrittenWeights, right: WrittenWeights): string | null {
  if (left.inputs !== right.inputs) return 'The examples have changed since the weights were fitted.';
  if (left.features !== right.features) return 'Other features are known.';
  for (const bound of BOUNDS) {
    if (Math.abs(left[bound] - right[bound]) > MOST_APART) return `The bound ${bound} differs.`;
  }
  for (const set of ['emergency', 'selfHarm'] as const) {
    const names = left.features.split(' ');
    const [one, other] = [readSet(names, left[set]).features, readSet(names, right[set]).features];
    const most = MOST_STEPS * Math.max(left[set].step, right[set].step);
    for (const name of names) {
      if (Math.abs((one.get(name) ?? 0) - (other.get(name) ?? 0)) > most)
        return `The weight of ${name} differs.`;
    }
  }
  return null;
}
