/** Sampling settings: checked, and turned into what web-llm's sampler takes. */
import { MAX_ENGINE_SEED, seedFor } from '../../lib/shared/seed.ts';
import { EngineError } from '../errors.ts';
import type { Sampling } from '../protocol.ts';
import type { GenerationSettings } from './webLlm.ts';

/** MINSTD, as web-llm has it (Park and Miller's generator with the multiplier of 1993). */
const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48271;

/**
 * web-llm has no greedy mode. It divides the logits by the temperature, softmaxes, sorts, and draws from the smallest
 * head of the list that holds top_p of the probability. A head that holds 1e-5 is the first entry alone: at this
 * temperature the largest probability is 1 over the number of exact ties at the top, and more than 100,000 ties are
 * more than a vocabulary has. So the draw is the largest logit; among exact ties, the one that the library's sort puts
 * first. The temperature is a power of two because dividing by one is exact: by 1e-6 (web-llm's least) some different
 * logits become equal. It is as small as it can be, so that the exponential keeps neighbouring floats apart.
 */
const GREEDY = { temperature: 2 ** -19, top_p: 1e-5 } as const;

function check(holds: boolean, what: string): void {
  if (holds) return;
  throw new EngineError({
    code: 'invalid-request',
    message: `The answer cannot be written with these settings: ${what}.`,
    remedy: 'Set it back to its default and ask again.',
    retryable: false,
  });
}

/** @throws EngineError invalid-request that names the setting and its range */
export function checkSampling({ temperature, topP, seed, maxTokens }: Sampling): void {
  check(Number.isFinite(temperature) && temperature >= 0, 'the temperature must be 0 or more');
  check(topP > 0 && topP <= 1, 'top-p must be more than 0 and at most 1');
  check(Number.isInteger(maxTokens) && maxTokens >= 1, 'the longest answer must be 1 token or more');
  check(
    seed === null || (Number.isInteger(seed) && seed >= 1 && seed <= MAX_ENGINE_SEED),
    `the seed must be a whole number from 1 to ${MAX_ENGINE_SEED}`,
  );
}

/** Penalties are stated because web-llm would take the model folder's own where they are absent. */
export function toSettings({ temperature, topP }: Sampling): GenerationSettings {
  const draw = temperature === 0 ? GREEDY : { temperature, top_p: topP };
  return { ...draw, repetition_penalty: 1, frequency_penalty: 0, presence_penalty: 0 };
}

/** A seed from the whole range. */
export function drawSeed(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seedFor(word);
}

/**
 * Where the generator stands after some draws: an answer that goes on draws what it would have drawn in one piece.
 * web-llm draws one number for each token.
 */
export function seedAfter(seed: number, draws: number): number {
  let state = seed;
  // Below 2^31 * 48271 < 2^47: exact.
  for (let draw = 0; draw < draws; draw += 1) state = (state * MULTIPLIER) % MODULUS;
  return state;
}
