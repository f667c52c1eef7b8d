import { expect, it } from 'vitest';
import { MAX_ENGINE_SEED, MAX_SEED, seedFor } from './seed.ts';

it('stays in the range of the generator, and is the same every time', () => {
  for (const seed of [0, 1, 2, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, MAX_SEED]) {
    const mixed = seedFor(seed);
    expect(Number.isInteger(mixed) && mixed >= 1 && mixed <= MAX_ENGINE_SEED, String(seed)).toBe(true);
    expect(seedFor(seed)).toBe(mixed);
  }
  // SplitMix64 of 0 is 0xe220a8397b1dcdaf in every description of it.
  expect(seedFor(0)).toBe(1 + Number(0xe220a8397b1dcdafn % BigInt(MAX_ENGINE_SEED)));
});

it('spreads small seeds: their first draws fill the unit interval', () => {
  const draws = Array.from({ length: 1000 }, (_, seed) => (seedFor(seed) * 48271) % (2 ** 31 - 1));
  const tenths = new Array<number>(10).fill(0);
  for (const draw of draws) {
    const tenth = Math.floor((draw * 10) / (2 ** 31 - 1));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(count).toBeGreaterThan(60);
  expect(new Set(draws).size).toBe(1000);
});
