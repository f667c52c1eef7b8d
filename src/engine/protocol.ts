/**
 * The whole protocol between the page and the engine's worker. The page sends requests, each with an id of its own; the
 * worker answers with events that carry the same id. A request ends with exactly one of `loaded`, `finished`, `encoded`,
 * `unloaded` or `failed`. `alive` comes once, and `device-lost` may come at any time.
 */
import type { PromptPart } from '../lib/shared/prompt.ts';
import type { EngineErrorData } from './errors.ts';

export interface LoadOptions {
  /** Catalogue build id. */
  readonly modelId: string;
  /** Absolute; ends in /resolve/main/. */
  readonly weightsUrl: string;
  /** Absolute. */
  readonly libraryUrl: string;
  /** SHA-256 of the library in hex, checked before it runs; null where none is known. */
  readonly librarySha256: string | null;
  readonly requiredFeatures: readonly string[];
  /** In tokens; smaller than the model's own where memory is short. */
  readonly contextWindowSize?: number;
}

export interface Sampling {
  /** 0 means greedy. */
  readonly temperature: number;
  /** In (0, 1]. */
  readonly topP: number;
  /** In [1, 2^31 - 2], see seedFor; null draws one. The seed that was used is in the result. */
  readonly seed: number | null;
  /** Of what this request writes. */
  readonly maxTokens: number;
  /** For parity and benchmarks: go on after the end of the answer. */
  readonly ignoreEos?: boolean;
}

export interface GenerateOptions {
  readonly prompt: readonly PromptPart[];
  /** Control tokens that end the answer. */
  readonly stop: readonly string[];
  readonly sampling: Sampling;
  /** The ids of an answer that was cut: it goes on after them, and draws what it would have drawn in one piece. */
  readonly begun?: readonly number[];
  /** Starts from an empty KV cache: what it holds may have been computed in other pieces, and differ by rounding. */
  readonly emptyCache?: boolean;
  /** For tests of the sampler: takes the place of the model's logits at every step; one number for each token id. */
  readonly fixedLogits?: Float32Array;
}

/** Of a model whose files are all stored: the engine downloads nothing. */
export type LoadProgress =
  | { readonly phase: 'upload'; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly phase: 'compile'; readonly done: number; readonly total: number }
  | { readonly phase: 'ready' };

export interface LoadedModel {
  readonly modelId: string;
  readonly contextWindowSize: number;
  readonly prefillChunkSize: number;
  readonly vocabSize: number;
  /** GPU pipelines that the library brought. */
  readonly pipelines: number;
  readonly libraryBytes: number;
  /** From the request until it could answer. */
  readonly startMs: number;
  readonly gpu: { readonly vendor: string; readonly architecture: string; readonly description: string };
}

export type FinishReason = 'stop' | 'length' | 'context' | 'aborted';

export interface GenerateResult {
  /** The whole answer, what was begun included, without control tokens. */
  readonly text: string;
  /** Of the whole answer, without the stop token that ended it; all of them where `ignoreEos` is set. */
  readonly tokenIds: readonly number[];
  /** The ids of the whole prompt, without what was begun of the answer, as prefilled or found in the KV cache. */
  readonly promptIds: readonly number[];
  readonly finishReason: FinishReason;
  readonly seed: number;
  readonly usage: {
    readonly promptTokens: number;
    /** Tokens of the prompt, and of what was begun, that were not in the KV cache. */
    readonly prefilledTokens: number;
    /** Written by this request. */
    readonly completionTokens: number;
  };
  readonly timing: {
    readonly firstTokenMs: number;
    readonly prefillTokensPerSecond: number;
    /** 0 where fewer than two tokens were written. */
    readonly decodeTokensPerSecond: number;
    /** GPU dispatches of one decoded token, sampling included; 0 where fewer than two were written. */
    readonly dispatchesPerToken: number;
  };
}

export type EngineRequest =
  | { readonly kind: 'load'; readonly id: number; readonly options: LoadOptions }
  | { readonly kind: 'generate'; readonly id: number; readonly options: GenerateOptions }
  | { readonly kind: 'encode'; readonly id: number; readonly prompt: readonly PromptPart[] }
  /** Ends a load or a generation: the target's own request ends, with `failed`/cancelled or `finished`/aborted. */
  | { readonly kind: 'cancel'; readonly id: number; readonly target: number }
  | { readonly kind: 'unload'; readonly id: number };

export type EngineEvent =
  /** The worker holds the Web Lock of this name as long as it lives. */
  | { readonly kind: 'alive'; readonly lock: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: LoadProgress }
  | { readonly kind: 'loaded'; readonly id: number; readonly model: LoadedModel }
  /** The answer so far, whole: a later token can change the end of the text (half a character, a merged piece).
      `tokens` counts what was begun too. */
  | { readonly kind: 'text'; readonly id: number; readonly text: string; readonly tokens: number }
  | { readonly kind: 'finished'; readonly id: number; readonly result: GenerateResult }
  | { readonly kind: 'encoded'; readonly id: number; readonly ids: readonly number[] }
  | { readonly kind: 'unloaded'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: EngineErrorData }
  | { readonly kind: 'device-lost'; readonly error: EngineErrorData };
