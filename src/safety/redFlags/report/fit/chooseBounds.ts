import { findByRules } from '../../findByRules.ts';
import type { RuleFlag } from '../../findByRules.ts';
import { weighWords } from '../../words/weighWords.ts';
import type { Bounds, Scorers } from '../../words/weighWords.ts';
import type { Labelled } from './fitWords.ts';

export interface Judged extends Labelled {
  /** A plain question or complaint, and not one that was made to look like an emergency. */
  readonly ordinary: boolean;
  readonly flags: readonly RuleFlag[];
}

/** Of the texts without an emergency, of either sort, that the words alone may raise. */
const MOST_RAISED = 0.02;
/** The same of texts in which the rules saw a sign and took it back. */
const MOST_AGAINST = 0.005;
/** Of the emergencies that the rules found, how many the words may take back. */
const MOST_TAKEN_BACK = 0.005;
/** The same of those that only the counted signs found. */
const MOST_COUNTED_TAKEN_BACK = 0.05;
/** Of all texts that speak of something else, in how many the words may see self-harm. */
const MOST_SELF_HARM = 0.0005;
/** The same of other emergencies, where a card is shown in any case. */
const MOST_BESIDE = 0.015;

const GRID = Array.from({ length: 121 }, (_, index) => (60 - index) / 10);

/**
 * The lowest bounds above which the words raise few enough harmless texts, and the highest below which they take back
 * hardly any emergency. Each text is scored by scorers that never saw it.
 */
export function chooseBounds(scorers: ReadonlyMap<Judged, Scorers>): Bounds {
  const scored = [...scorers].map(([text, own]) => ({
    text,
    own,
    score: own.emergency.score(text.analysis)?.score ?? Number.NEGATIVE_INFINITY,
    selfHarm: own.selfHarm.score(text.analysis)?.score ?? Number.NEGATIVE_INFINITY,
  }));
  const none = scored.filter(({ text }) => !text.emergency);
  const plain = none.filter(({ text }) => text.ordinary).map(({ score }) => score);
  const alike = none.filter(({ text }) => !text.ordinary).map(({ score }) => score);
  const against = none
    .filter(
      ({ text }) => text.flags.length === 0 && findByRules(text.analysis, { despiteAll: true }).length > 0,
    )
    .map(({ score }) => score);
  const others = scored.filter(({ text }) => !text.selfHarm).map(({ selfHarm }) => selfHarm);
  const beside = scored
    .filter(({ text }) => text.emergency && !text.selfHarm)
    .map(({ selfHarm }) => selfHarm);
  const alone = Math.max(lowest(plain, MOST_RAISED), lowest(alike, MOST_RAISED));
  const bounds = {
    alone,
    against: Math.max(alone, lowest(against, MOST_AGAINST)),
    aboveSelfHarm: lowest(others, MOST_SELF_HARM),
    besideSelfHarm: lowest(beside, MOST_BESIDE),
  };
  const found = scored.filter(({ text }) => text.emergency && text.flags.length > 0);
  const isCounted = ({ text }: { text: Judged }): boolean =>
    text.flags.every(({ category }) => category === 'several-signs');
  /** The highest bound below which at most this share of those is taken back. */
  const highest = (among: typeof scored, share: number): number =>
    GRID.find((bound) => {
      const all = { ...bounds, takeBack: bound, takeBackCounted: bound };
      const lost = among.filter(
        ({ text, own }) => weighWords(text.flags, text.analysis, own, all).length === 0,
      );
      return bound < alone && lost.length <= share * among.length;
    }) ?? Number.NEGATIVE_INFINITY;
  return {
    ...bounds,
    takeBack: highest(
      found.filter((text) => !isCounted(text)),
      MOST_TAKEN_BACK,
    ),
    takeBackCounted: highest(found.filter(isCounted), MOST_COUNTED_TAKEN_BACK),
  };
}

/** The lowest bound of the grid that at most this share of the scores is above. */
function lowest(scores: readonly number[], share: number): number {
  const within = (bound: number): boolean =>
    scores.filter((score) => score > bound).length <= share * scores.length;
  return GRID.findLast(within) ?? GRID[0] ?? 0;
}
