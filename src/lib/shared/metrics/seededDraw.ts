/** Whole numbers drawn evenly, the same for the same seed everywhere. Marsaglia's xorshift32. */
export function seededDraw(seed: number): (below: number) => number {
  // Zero is the one state that xorshift never leaves; multiplying by an odd number spreads neighbouring seeds.
  let state = Math.imul(seed ^ 0x5bf03635, 0x9e3779b1) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < 8; i += 1) next();
  return (below) => Math.floor((next() / 2 ** 32) * below);
}
