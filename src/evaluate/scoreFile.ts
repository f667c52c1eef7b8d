import { genericReplies, shuffledReferences } from '../lib/shared/metrics/controls.ts';
import { pairScores, type Pair, type PairScores } from '../lib/shared/metrics/pairScores.ts';
import { summarize, type Summary } from '../lib/shared/metrics/summarize.ts';
import type { AnswerLine } from './readAnswerFile.ts';

export interface FileScores {
  /** Lines with a reference; only they can be measured. */
  readonly measured: number;
  readonly emptyAnswers: number;
  readonly answers: Summary;
  /** Null of one line, which has no other to be shuffled with. */
  readonly shuffled: Summary | null;
  readonly generic: Summary;
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
  const sets = [pairs, genericReplies(pairs), ...(shuffled === null ? [] : [shuffled])];
  const total = pairs.length * sets.length;
  let done = 0;
  const scored: PairScores[][] = [];
  for (const set of sets) {
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
    scored.push(scores);
  }
  const rounds = Math.max(100, Math.min(2000, Math.floor(MOST_DRAWS / pairs.length)));
  const summary = (scores: readonly PairScores[] = []): Summary => summarize(scores, { seed: SEED, rounds });
  return {
    measured: pairs.length,
    emptyAnswers: pairs.filter(({ answer }) => answer.trim() === '').length,
    answers: summary(scored[0]),
    generic: summary(scored[1]),
    shuffled: scored[2] === undefined ? null : summary(scored[2]),
  };
}
