/**
 * The whole protocol between the page and the worker that runs an encoder. A worker does one job: the page sends it, hears
 * of its progress, gets exactly one `scored` or `failed`, and ends the worker; who cancels just ends it.
 */
import type { EngineErrorData } from '../../engine/errors.ts';
import type { EncoderFacts, EncoderFileName } from '../../lib/shared/encoder/encoderFile.ts';
import type { BertScore } from '../../lib/shared/metrics/bertScore.ts';
import type { Pair } from '../../lib/shared/metrics/pairScores.ts';

export type EncoderFiles = Readonly<Record<EncoderFileName, File>>;

export interface MeaningJob {
  readonly files: EncoderFiles;
  /** Absolute, of this page's host: the WebAssembly that runs the encoder. */
  readonly runtimeUrl: string;
  /** All of the same length. */
  readonly sets: readonly (readonly Pair[])[];
}

export type MeaningProgress =
  /** The WebAssembly comes from the host, or out of the browser's cache. */
  | { readonly phase: 'runtime' }
  /** The encoder's files are read and its model is set up. */
  | { readonly phase: 'open' }
  | { readonly phase: 'score'; readonly done: number; readonly total: number };

export interface MeaningResult {
  readonly facts: EncoderFacts;
  /** Of each set, a score a pair. */
  readonly scores: readonly (readonly BertScore[])[];
}

export type MeaningEvent =
  | { readonly kind: 'progress'; readonly progress: MeaningProgress }
  | { readonly kind: 'scored'; readonly result: MeaningResult }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };
