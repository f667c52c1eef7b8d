import type { RuleFlag } from '../../findByRules.ts';
import type { Scorer } from '../../words/createScorer.ts';
import { weighWords } from '../../words/weighWords.ts';
import type { Bounds } from '../../words/weighWords.ts';
import type { Labelled } from './fitWords.ts';

export interface Judged extends Labelled {
  /** A plain question or complaint, and not one that was made to look like an emergency. */
  readonly ordinary: boolean;
  readonly flags: readonly RuleFlag[];
}

/** Of the texts without an emergency that the words alone may raise: of plain ones, and of those that look like one. */
const MOST_ORDINARY = 0.02;
const MOST_ALIKE = 0.02;
/** Of the emergencies that the rules found, how many the words may take back. */
const MOST_TAKEN_BACK = 0.005;

const GRID = Array.from({ length: 121 }, (_, index) => (60 - index) / 10);

/**
 * The lowest bound above which the words alone raise few enough harmless texts, and the highest below which they take back
 * hardly any emergency. Each text is scored by a scorer that never saw it.
 */
export function chooseBounds(scorers: ReadonlyMap<Judged, Scorer>): Bounds {
  const scored = [...scorers].map(([text, scorer]) => ({
    text,
    scorer,
    score: scorer.score(text.analysis).score,
  }));
  const none = scored.filter(({ text }) => !text.emergency);
  const found = scored.filter(({ text }) => text.emergency && text.flags.length > 0);
  const share = (of: readonly { score: number }[], bound: number): number =>
    of.filter(({ score }) => score > bound).length / Math.max(1, of.length);
  const quiet = (bound: number): boolean =>
    share(
      none.filter(({ text }) => text.ordinary),
      bound,
    ) <= MOST_ORDINARY &&
    share(
      none.filter(({ text }) => !text.ordinary),
      bound,
    ) <= MOST_ALIKE;
  const firstLoud = GRID.findIndex((bound) => !quiet(bound));
  const alone = GRID[firstLoud < 0 ? GRID.length - 1 : Math.max(0, firstLoud - 1)] ?? 0;
  const takeBack = GRID.find((bound) => {
    const lost = found.filter(
      ({ text, scorer }) =>
        weighWords(text.flags, text.analysis, scorer, { alone, takeBack: bound }).length === 0,
    );
    return bound < alone && lost.length / Math.max(1, found.length) <= MOST_TAKEN_BACK;
  });
  return { alone, takeBack: takeBack ?? Number.NEGATIVE_INFINITY };
}
