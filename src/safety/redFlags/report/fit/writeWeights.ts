import type { Weights } from '../../words/createScorer.ts';
import type { WrittenSet, WrittenWeights } from '../../words/readWeights.ts';
import type { Learned } from './fitWords.ts';

/** Steps on either side of zero: coarse enough to be short, and fine enough to leave the scores as they are. */
const STEPS = 63;

/** Rounds the weights to a few steps each. */
export function writeWeights({
  emergency,
  selfHarm,
}: Learned): Pick<WrittenWeights, 'features' | 'emergency' | 'selfHarm'> {
  const names = [...emergency.features.keys()];
  return { features: names.join(' '), emergency: setOf(names, emergency), selfHarm: setOf(names, selfHarm) };
}

function setOf(names: readonly string[], { bias, features }: Weights): WrittenSet {
  const largest = Math.max(...[...features.values()].map(Math.abs));
  const step = Number((largest / STEPS).toPrecision(6));
  const steps = names.map((name) =>
    Math.max(-STEPS, Math.min(STEPS, Math.round((features.get(name) ?? 0) / step))),
  );
  return {
    bias: Number(bias.toPrecision(6)),
    step,
    steps: Buffer.from(Int8Array.from(steps).buffer).toString('base64'),
  };
}
