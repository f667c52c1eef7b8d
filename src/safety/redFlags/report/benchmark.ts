import { findRedFlags } from '../findRedFlags.ts';

const CHARACTERS = 2000;
const SAMPLES = 60;
const REPEATS = 5;

/**
 * How long a check takes: of texts of 2,000 characters, made of the given ones, after a few to warm up. Of each text the
 * fastest of some runs, so that other programs count little. Stated, never asserted.
 */
export function benchmark(texts: readonly string[]) {
  const joined = texts.join(' ');
  const samples = Array.from({ length: SAMPLES }, (_, sample) => {
    const from = (sample * 997) % Math.max(1, joined.length - CHARACTERS);
    return joined.slice(from, from + CHARACTERS);
  });
  for (const sample of samples) findRedFlags(sample);
  const times = samples
    .map((sample) =>
      Math.min(
        ...Array.from({ length: REPEATS }, () => {
          const began = performance.now();
          findRedFlags(sample);
          return performance.now() - began;
        }),
      ),
    )
    .sort((left, right) => left - right);
  return {
    characters: CHARACTERS,
    samples: SAMPLES,
    medianMs: times[Math.floor(SAMPLES / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
  };
}
