import { findRedFlags } from '../findRedFlags.ts';

const CHARACTERS = 2000;
const SAMPLES = 60;
const REPEATS = 5;
/** A text as long as nobody types, but somebody may paste. */
const LONG_WORDS = 10_000;

/**
 * How long a check takes: of texts of 2,000 characters, made of the given ones, after a few to warm up; of the texts as they
 * are; and of 10,000 words. Of each text the fastest of some runs, so that other programs count little. Stated, never
 * asserted.
 */
export function benchmark(texts: readonly string[]) {
  const joined = texts.join(' ');
  const samples = Array.from({ length: SAMPLES }, (_, sample) => {
    const from = (sample * 997) % Math.max(1, joined.length - CHARACTERS);
    return joined.slice(from, from + CHARACTERS);
  });
  for (const sample of samples) findRedFlags(sample);
  const times = samples.map(fastestMs).sort((left, right) => left - right);
  const words = joined.split(' ');
  const long = Array.from({ length: LONG_WORDS }, (_, index) => words[index % words.length]).join(' ');
  return {
    characters: CHARACTERS,
    samples: SAMPLES,
    medianMs: times[Math.floor(SAMPLES / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
    typicalMs: texts.map(fastestMs).sort((left, right) => left - right)[Math.floor(texts.length / 2)] ?? 0,
    longWords: LONG_WORDS,
    longMs: fastestMs(long),
  };
}

function fastestMs(text: string): number {
  return Math.min(
    ...Array.from({ length: REPEATS }, () => {
      const began = performance.now();
      findRedFlags(text);
      return performance.now() - began;
    }),
  );
}
