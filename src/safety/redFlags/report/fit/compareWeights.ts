import { readWeights } from '../../words/readWeights.ts';
import type { WrittenWeights } from '../../words/readWeights.ts';

/** Steps of a weight that the last digits of another machine's arithmetic may account for. */
const MOST_STEPS = 2;

/** What differs between two sets of weights beyond the last digits of arithmetic, in words; null where nothing does. */
export function compareWeights(left: WrittenWeights, right: WrittenWeights): string | null {
  if (left.inputs !== right.inputs) return 'The examples have changed since the weights were fitted.';
  if (Math.abs(left.alone - right.alone) > 0.11 || Math.abs(left.takeBack - right.takeBack) > 0.11) {
    return 'The bounds differ.';
  }
  const [one, other] = [readWeights(left).features, readWeights(right).features];
  const most = MOST_STEPS * Math.max(left.step, right.step);
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    if (Math.abs((one.get(name) ?? 0) - (other.get(name) ?? 0)) > most)
      return `The weight of ${name} differs.`;
  }
  return null;
}
