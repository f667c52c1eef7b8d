/** The file that is being looked at. It outlives the panel: closing it by mistake loses nothing. */
import { createStore } from 'zustand/vanilla';
import { AnswerFileError, readAnswerFile, type AnswerFile } from './readAnswerFile.ts';
import { restoreRatings, storeRatings, type Rating, type Ratings } from './ratings.ts';
import { scoreFile, type FileScores } from './scoreFile.ts';

export interface EvaluateState {
  readonly file: AnswerFile | null;
  /** Null while they are not known: nothing read, still measuring, or no reference. */
  readonly scores: FileScores | null;
  readonly measuring: { readonly done: number; readonly total: number } | null;
  readonly problem: { readonly message: string; readonly detail: string | undefined } | null;
  readonly ratings: Ratings;
  /** False where the browser does not keep them: they last as long as the page. */
  readonly ratingsKept: boolean;
}

const NOTHING: EvaluateState = {
  file: null,
  scores: null,
  measuring: null,
  problem: null,
  ratings: {},
  ratingsKept: true,
};

export function createEvaluateStore(unreadable: string) {
  const store = createStore<EvaluateState>(() => NOTHING);
  let controller = new AbortController();
  return {
    ...store,
    /** A file that cannot be read leaves the one that is there. */
    open: async (chosen: File): Promise<void> => {
      controller.abort();
      const { signal } = (controller = new AbortController());
      store.setState({ problem: null, measuring: null });
      try {
        const file = await readAnswerFile(chosen);
        if (signal.aborted) return;
        store.setState({ ...NOTHING, file, ratings: restoreRatings(file.key) });
        const scores = await scoreFile(file.lines, signal, (done, total) =>
          store.setState({ measuring: { done, total } }),
        );
        store.setState({ scores, measuring: null });
      } catch (error) {
        if (signal.aborted) return;
        const known = error instanceof AnswerFileError;
        const problem = known
          ? { message: error.message, detail: error.detail }
          : { message: unreadable, detail: String(error) };
        store.setState({ measuring: null, problem });
      }
    },
    /** Stops measuring; the answers can still be rated. */
    cancel: (): void => {
      controller.abort();
      store.setState({ measuring: null });
    },
    rate: (line: number, change: Partial<Rating>): void => {
      const { file, ratings } = store.getState();
      if (file === null) return;
      const rating: Rating = { verdict: null, notes: '', ...ratings[line], ...change };
      const next = { ...ratings, [line]: rating };
      store.setState({ ratings: next, ratingsKept: storeRatings(file.key, next) });
    },
  };
}
