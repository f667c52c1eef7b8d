/** A seed that a person could have typed: a whole number from 0 to MAX_SEED. */
export function drawSeed(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word;
}
