import { findRedFlags } from '../findRedFlags.ts';

const CHARACTERS = 2000;
const RUNS = 60;

/** How long a check takes: of texts of 2,000 characters, made of the given ones, after a few to warm up. Stated, never asserted. */
export function benchmark(texts: readonly string[]) {
  const joined = texts.join(' ');
  const samples = Array.from({ length: RUNS }, (_, run) => {
    const from = (run * 997) % Math.max(1, joined.length - CHARACTERS);
    return joined.slice(from, from + CHARACTERS);
  });
  for (const sample of samples.slice(0, 10)) findRedFlags(sample);
  const times = samples
    .map((sample) => {
      const began = performance.now();
      findRedFlags(sample);
      return performance.now() - began;
    })
    .sort((left, right) => left - right);
  return {
    characters: CHARACTERS,
    runs: RUNS,
    medianMs: times[Math.floor(RUNS / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
  };
}
