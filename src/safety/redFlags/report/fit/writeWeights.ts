import type { Weights } from '../../words/createScorer.ts';
import type { WrittenWeights } from '../../words/readWeights.ts';

/** Steps on either side of zero: coarse enough to be short, and a fiftieth of what most scores are apart. */
const STEPS = 63;

/** Rounds the weights to a few steps each and leaves out those that round to nothing. */
export function writeWeights({
  bias,
  features,
}: Weights): Pick<WrittenWeights, 'bias' | 'step' | 'features' | 'steps'> {
  const largest = Math.max(...[...features.values()].map(Math.abs));
  const step = Number((largest / STEPS).toPrecision(6));
  const rounded = [...features]
    .map(([name, weight]) => [name, Math.max(-STEPS, Math.min(STEPS, Math.round(weight / step)))] as const)
    .filter(([, steps]) => steps !== 0);
  return {
    bias: Number(bias.toPrecision(6)),
    step,
    features: rounded.map(([name]) => name).join(' '),
    steps: Buffer.from(Int8Array.from(rounded.map(([, steps]) => steps)).buffer).toString('base64'),
  };
}
