import { expect, it } from 'vitest';
import { drawSeed } from './drawSeed.ts';
import { MAX_SEED } from './shared/seed.ts';

it('draws seeds that a person could type', () => {
  const seeds = Array.from({ length: 100 }, drawSeed);
  expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED)).toBe(true);
  expect(new Set(seeds).size).toBeGreaterThan(95);
});
