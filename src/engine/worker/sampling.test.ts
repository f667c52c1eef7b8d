import { describe, expect, it } from 'vitest';
import { MAX_ENGINE_SEED as MAX_SEED } from '../../lib/shared/seed.ts';
import type { Sampling } from '../protocol.ts';
import { checkSampling, drawSeed, seedAfter, toSettings } from './sampling.ts';

const good: Sampling = { temperature: 0.7, topP: 0.95, seed: 7, maxTokens: 256 };

describe('checkSampling', () => {
  it.each([
    [{}],
    [{ temperature: 0 }],
    [{ topP: 1 }],
    [{ seed: null }],
    [{ seed: 1 }],
    [{ seed: MAX_SEED }],
    [{ maxTokens: 1 }],
  ])('takes %j', (change) => {
    expect(() => checkSampling({ ...good, ...change })).not.toThrow();
  });

  it.each([
    [{ temperature: -0.1 }, 'temperature'],
    [{ temperature: NaN }, 'temperature'],
    [{ temperature: Infinity }, 'temperature'],
    [{ topP: 0 }, 'top-p'],
    [{ topP: 1.01 }, 'top-p'],
    [{ topP: NaN }, 'top-p'],
    [{ maxTokens: 0 }, 'longest answer'],
    [{ maxTokens: 1.5 }, 'longest answer'],
    [{ seed: 0 }, 'seed'],
    [{ seed: -1 }, 'seed'],
    [{ seed: MAX_SEED + 1 }, 'seed'],
    [{ seed: 1.5 }, 'seed'],
  ])('refuses %j and names the setting', (change, name) => {
    expect(() => checkSampling({ ...good, ...change })).toThrow(name);
  });
});

describe('toSettings', () => {
  it('states neutral penalties, so that the model folder cannot set others', () => {
    expect(toSettings(good)).toEqual({
      temperature: 0.7,
      top_p: 0.95,
      repetition_penalty: 1,
      frequency_penalty: 0,
      presence_penalty: 0,
    });
  });

  it('keeps neighbouring logits apart when it is greedy, as f32 arithmetic rounds them', () => {
    const { temperature, top_p: topP } = toSettings({ ...good, temperature: 0 });
    const f32 = Math.fround;
    for (const logit of [0.37, 1.7, 11.3, 30.9]) {
      const high = f32(logit);
      const [bits = 0] = new Uint32Array(new Float32Array([high]).buffer);
      const [low = 0] = new Float32Array(new Uint32Array([bits - 1]).buffer);
      const gap = f32(f32(low / temperature) - f32(high / temperature));
      expect(f32(Math.exp(gap))).toBeLessThan(0.999);
    }
    expect(topP).toBeLessThan(1 / 65536);
  });
});

describe('drawSeed', () => {
  it('draws from the whole range and never the same', () => {
    const seeds = Array.from({ length: 200 }, drawSeed);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 1 && seed <= MAX_SEED)).toBe(true);
    expect(new Set(seeds).size).toBeGreaterThan(195);
    expect(Math.max(...seeds)).toBeGreaterThan(MAX_SEED / 2);
  });
});

describe('seedAfter', () => {
  // The 10,000th number of this generator from seed 1, as C++ asks of std::minstd_rand ([rand.predef]).
  it.each([
    [1, 0, 1],
    [1, 1, 48271],
    [1, 10_000, 399268537],
    [MAX_SEED, 1, MAX_SEED + 1 - 48271],
  ])('from %d, %d draws on, is %d', (seed, draws, state) => {
    expect(seedAfter(seed, draws)).toBe(state);
  });
});
