/** Seeds as people type them, and as the engine's generator takes them. */

/** Of web-llm's generator (MINSTD, modulus 2^31 - 1): 0 is read as 1, and negative seeds throw. */
export const MAX_ENGINE_SEED = 2 ** 31 - 2;

/** The largest seed a person may type. */
export const MAX_SEED = 2 ** 32 - 1;

const WORD = 2n ** 64n - 1n;

/**
 * The engine's seed for one that a person sees. MINSTD's first draw is seed * 48271 / (2^31 - 1): with a small seed it
 * is close to 0, which always picks the likeliest token. So seeds are mixed first (the output function of SplitMix64).
 *
 * @param seed a whole number from 0 to MAX_SEED
 * @returns a whole number from 1 to MAX_ENGINE_SEED
 */
export function seedFor(seed: number): number {
  let z = (BigInt(seed) + 0x9e3779b97f4a7c15n) & WORD;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & WORD;
  z ^= z >> 31n;
  return 1 + Number(z % BigInt(MAX_ENGINE_SEED));
}
