import { genericReplies, shuffledReferences } from '../lib/shared/metrics/controls.ts';
import { pairScores, type Pair, type PairScores } from '../lib/shared/metrics/pairScores.ts';
import { summarize, type Summary } from '../lib/shared/metrics/summarize.ts';
import type { AnswerLine } from './readAnswerFile.ts';

/** The file's answers, and the two controls. */
export type System = 'answers' | 'shuffled' | 'generic';

export interface SystemScores {
  readonly system: System;
  readonly pairs: readonly Pair[];
  readonly scores: readonly PairScores[];
  readonly summary: Summary;
}

export interface FileScores {
  /** Lines with a reference; only they can be measured. */
  readonly measured: number;
  readonly emptyAnswers: number;
  /** The answers first. Of one line there is no `shuffled`: it has no other to be shuffled with. */
  readonly systems: readonly SystemScores[];
}

/** The page stays alive: so many pairs are scored before others get their turn. */
const PAIRS_AT_ONCE = 25;
const SEED = 1;
/** Bootstrap rounds times pairs: about a second. */
const MOST_DRAWS = 5_000_000;

/**
 * BLEU-1 and ROUGE-L of the lines that have a reference, beside the two controls.
 *
 * @returns null where no line has a reference
 * @throws DOMException AbortError
 */
export async function scoreFile(
  lines: readonly AnswerLine[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<FileScores | null> {
  const pairs: Pair[] = lines.filter(({ reference }) => reference.trim() !== '');
  if (pairs.length === 0) return null;
  const shuffled = shuffledReferences(pairs, SEED);
  const sets: (readonly [System, readonly Pair[]])[] = [
    ['answers', pairs],
    ...(shuffled === null ? [] : [['shuffled', shuffled] as const]),
    ['generic', genericReplies(pairs)],
  ];
  const total = pairs.length * sets.length;
  let done = 0;
  const systems: SystemScores[] = [];
  for (const [system, set] of sets) {
    const scores: PairScores[] = [];
    for (const pair of set) {
      if (done % PAIRS_AT_ONCE === 0) {
        onProgress(done, total);
        await new Promise((resolve) => setTimeout(resolve));
        signal.throwIfAborted();
      }
      scores.push(pairScores(pair));
      done += 1;
    }
    systems.push({ system, pairs: set, scores, summary: summarizeScores(scores) });
  }
  const emptyAnswers = pairs.filter(({ answer }) => answer.trim() === '').length;
  return { measured: pairs.length, emptyAnswers, systems };
}

/** One figure a metric, with its interval; of large files with fewer draws, so that it takes about a second. */
export function summarizeScores(scores: readonly PairScores[]): Summary {
  const rounds = Math.max(100, Math.min(2000, Math.floor(MOST_DRAWS / scores.length)));
  return summarize(scores, { seed: SEED, rounds });
}
