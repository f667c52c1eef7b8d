/** BERTScore of the file that is being looked at, by the encoder that was chosen. It outlives the panel, as the file does. */
import { createStore } from 'zustand/vanilla';
import { EngineError } from '../../engine/errors.ts';
import type { EncoderFacts } from '../../lib/shared/encoder/encoderFile.ts';
import type { BertScore } from '../../lib/shared/metrics/bertScore.ts';
import { rescaleSummary } from '../../lib/shared/metrics/rescaleSummary.ts';
import type { Summary } from '../../lib/shared/metrics/summarize.ts';
import { announce } from '../../ui/announce.ts';
import { meaning as words } from '../../ui/strings/meaning.ts';
import { summarizeScores, type FileScores, type System } from '../scoreFile.ts';
import { encoderFiles, type ChosenEncoder } from './encoderFiles.ts';
import { measureMeaning } from './measureMeaning.ts';
import type { MeaningProgress } from './protocol.ts';

export interface MeaningScores {
  readonly facts: EncoderFacts;
  readonly systems: readonly {
    readonly system: System;
    readonly summary: Summary;
    /** Null where no baseline of the encoder is known. */
    readonly rescaled: BertScore | null;
  }[];
}

export type MeaningStep =
  /** No encoder was chosen, or there is nothing that it could measure. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: MeaningProgress }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed';
      readonly problem: { message: string; remedy?: string; detail?: string | undefined };
    }
  | { readonly kind: 'done'; readonly scores: MeaningScores };

export interface MeaningState {
  readonly chosen: ChosenEncoder | null;
  readonly step: MeaningStep;
  /** What is the matter with the files that were chosen last, where they are no encoder. */
  readonly refused: string | null;
}

type Guarded = (signal?: AbortSignal) => Promise<void>;

/** @param measure for tests */
export function createMeaningStore(measure = measureMeaning) {
  const store = createStore<MeaningState>(() => ({ chosen: null, step: { kind: 'idle' }, refused: null }));
  let controller = new AbortController();
  let scores: FileScores | null = null;
  let guarded: Guarded = () => Promise.resolve();

  /** Anew, with what there is: scores by two encoders, or of two files, never stand together. */
  async function run(): Promise<void> {
    controller.abort();
    const { signal } = (controller = new AbortController());
    const { chosen } = store.getState();
    const of = scores;
    if (chosen === null || of === null) {
      store.setState({ step: { kind: 'idle' } });
      return;
    }
    const onProgress = (progress: MeaningProgress): void => {
      if (!signal.aborted) store.setState({ step: { kind: 'running', progress } });
    };
    onProgress({ phase: 'runtime' });
    try {
      // A worker has no policy but that of its own script's response.
      await guarded(signal);
      const sets = of.systems.map(({ pairs }) => pairs);
      const result = await measure({ files: chosen.files, sets }, { signal, onProgress });
      const systems = of.systems.map(({ system, scores: words }, set) => {
        const summary = summarizeScores(
          words.map((pair, index) => ({ ...pair, bert: result.scores[set]?.[index] ?? null })),
        );
        return { system, summary, rescaled: rescaleSummary(summary, result.facts.baseline) };
      });
      store.setState({ step: { kind: 'done', scores: { facts: result.facts, systems } } });
      announce(words.announce);
    } catch (error) {
      if (signal.aborted) return;
      store.setState({ step: { kind: 'failed', problem: problemOf(error) } });
    }
  }

  return {
    ...store,
    /** Files that are no encoder leave the one that was there, and what it measured. */
    choose: async (files: Iterable<File>, guard: Guarded): Promise<void> => {
      guarded = guard;
      const chosen = encoderFiles(files);
      if (typeof chosen === 'string') {
        store.setState({ refused: chosen });
        return;
      }
      store.setState({ chosen, refused: null });
      await run();
    },
    /** What is to be measured; null while it is not known. */
    setScores: async (next: FileScores | null): Promise<void> => {
      if (next === scores) return;
      scores = next;
      await run();
    },
    cancel: (): void => {
      controller.abort();
      store.setState({ step: { kind: 'cancelled' } });
    },
  };
}

export type MeaningStore = ReturnType<typeof createMeaningStore>;

function problemOf(error: unknown) {
  if (error instanceof EngineError) {
    const { message, remedy, cause } = error;
    return { message, remedy, detail: typeof cause === 'string' ? cause : undefined };
  }
  return { message: words.problem.unknown, detail: String(error) };
}
