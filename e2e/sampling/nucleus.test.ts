import { describe, expect, it } from 'vitest';
import { chiSquareFit } from './chiSquare.ts';
import { edgeMargin, exactDraw } from './nucleus.ts';
import { DRAWS, LEAST_P, SETTINGS } from './settings.ts';
import { testLogits } from './testLogits.ts';

describe('exactDraw', () => {
  const logits = Float32Array.from([0.1, 0.4, 0.1, 0.4, 1e-9].map(Math.log));

  it('keeps every token before which less than top_p was summed up, of equal ones the lower id first', () => {
    expect([...exactDraw(logits, 1, 0.3).keys()]).toEqual([1]);
    expect([...exactDraw(logits, 1, 0.5).keys()]).toEqual([1, 3]);
    expect([...exactDraw(logits, 1, 0.85).keys()]).toEqual([1, 3, 0]);
    expect([...exactDraw(logits, 1, 1).keys()]).toEqual([1, 3, 0, 2, 4]);
  });

  it('scales to the nucleus, after the temperature', () => {
    const drawn = exactDraw(logits, 0.5, 0.95);
    // 0.4² and 0.1²: 0.16 twice and 0.01 once of 0.33.
    expect(drawn.get(1)).toBeCloseTo(16 / 33, 6);
    expect(drawn.get(0)).toBeCloseTo(1 / 33, 6);
    expect([...drawn.keys()]).toEqual([1, 3, 0]);
  });
});

describe('testLogits', () => {
  it.each([32_768, 49_152])('has what the test needs in a vocabulary of %d', (vocabSize) => {
    const { logits, live, tie, tail } = testLogits(vocabSize);
    expect(new Set(live).size).toBe(64);
    expect([...exactDraw(logits, 1, 1).keys()]).toEqual(live);
    expect(live).toEqual(expect.arrayContaining([0, vocabSize - 1]));
    expect(logits[tie[0]]).toBe(logits[tie[1]]);
    for (const { temperature, topP } of SETTINGS.filter((setting) => setting.topP < 1)) {
      const inside = tail.filter((id) => exactDraw(logits, temperature, topP).has(id));
      expect(inside.length).toBeGreaterThan(0);
      expect(inside.length).toBeLessThan(tail.length);
      expect(inside).toEqual(tail.slice(0, inside.length));
      expect(edgeMargin(logits, temperature, topP)).toBeGreaterThan(5e-4);
    }
    for (const { temperature, topP } of SETTINGS) {
      const least = Math.min(...exactDraw(logits, temperature, topP).values());
      expect(least * DRAWS).toBeGreaterThan(5);
    }
  });
});

/** Draws as the library's sampler would, had its argsort left the tokens in the given order. */
function simulate(logits: Float32Array, order: readonly number[], temperature: number, topP: number) {
  const all = exactDraw(logits, temperature, 1);
  const nucleus: [number, number][] = [];
  let mass = 0;
  for (const id of order) {
    if (mass >= topP) break;
    const probability = all.get(id) ?? 0;
    nucleus.push([id, probability]);
    mass += probability;
  }
  const counts = new Map<number, number>();
  let state = 20_231_123;
  for (let i = 0; i < DRAWS; i++) {
    // Any generator does here; this one is MINSTD, as WebLLM's.
    state = (state * 48_271) % 2_147_483_647;
    let rest = (state / 2_147_483_647) * mass;
    const [id] = nucleus.find(([, probability]) => (rest -= probability) < 0) ?? nucleus.at(-1) ?? [-1];
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return chiSquareFit(counts, exactDraw(logits, temperature, topP));
}

describe('the statistic', () => {
  const { logits, live } = testLogits(32_768);
  const byId = [...live].sort((a, b) => a - b);
  const otherTies = [...live].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || b - a);

  it.each(SETTINGS)('accepts a right sampler at $temperature, $topP', ({ temperature, topP }) => {
    expect(simulate(logits, live, temperature, topP)).toMatchObject({ impossible: 0 });
    expect(simulate(logits, live, temperature, topP).pValue).toBeGreaterThan(LEAST_P);
  });

  it.each(SETTINGS.filter(({ topP }) => topP < 1))(
    'rejects an argsort that does not sort, or puts ties the other way, at $temperature',
    ({ temperature, topP }) => {
      expect(simulate(logits, byId, temperature, topP).pValue).toBeLessThan(LEAST_P);
      expect(simulate(logits, otherTies, temperature, topP).impossible).toBeGreaterThan(0);
    },
  );

  it('rejects a sampler that forgets the temperature', () => {
    const right = exactDraw(logits, 1, 1);
    const counts = new Map([...right].map(([id, probability]) => [id, Math.round(probability * DRAWS)]));
    expect(chiSquareFit(counts, exactDraw(logits, 0.7, 1)).pValue).toBeLessThan(LEAST_P);
  });
});
