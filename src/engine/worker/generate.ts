/** Our own generation loop over web-llm's pipeline: prefill what the KV cache lacks, then sample and decode in turn. */
import { EngineError } from '../errors.ts';
import type { FinishReason, GenerateOptions, GenerateResult } from '../protocol.ts';
import type { ModelInMemory } from './loadModel.ts';
import { checkSampling, drawSeed, seedAfter, toSettings } from './sampling.ts';
import type { Disposable, LogitProcessor } from './webLlm.ts';
import { wholeCharacters } from './wholeCharacters.ts';

export interface GenerateHooks {
  readonly signal: AbortSignal;
  /** The answer so far, whole. */
  readonly onText: (text: string, tokens: number) => void;
}

/** Why an answer ends after the token that was just sampled; null where it goes on. */
export function finishReason(state: {
  readonly stopped: boolean;
  readonly tokens: number;
  readonly maxTokens: number;
  readonly cached: number;
  readonly contextWindowSize: number;
  readonly aborted: boolean;
}): FinishReason | null {
  if (state.stopped) return 'stop';
  if (state.tokens >= state.maxTokens) return 'length';
  // The token would need a place in the KV cache before the next one can be sampled.
  if (state.cached >= state.contextWindowSize) return 'context';
  return state.aborted ? 'aborted' : null;
}

function checkPrompt(length: number, contextWindowSize: number): void {
  if (length === 0) {
    throw new EngineError({
      code: 'invalid-request',
      message: 'The prompt is empty.',
      remedy: 'Type a question first.',
      retryable: false,
    });
  }
  const most = contextWindowSize - 1;
  if (length <= most) return;
  throw new EngineError({
    code: 'prompt-too-long',
    message: `The conversation is ${length} tokens long, and this model can read ${most} before it answers.`,
    remedy: 'Shorten the question, or start a new conversation.',
    retryable: false,
  });
}

function checkBegun(begun: readonly number[], vocabSize: number): void {
  const foreign = begun.find((id) => !Number.isInteger(id) || id < 0 || id >= vocabSize);
  if (foreign === undefined) return;
  throw new EngineError({
    code: 'invalid-request',
    message: `The begun answer holds the token ${foreign}, and this model's are 0 to ${vocabSize - 1}.`,
    remedy: 'Load the model that began the answer, or ask again.',
    retryable: false,
  });
}

function fixedLogits(logits: Float32Array | undefined, vocabSize: number): LogitProcessor | undefined {
  if (logits === undefined) return undefined;
  if (logits.length !== vocabSize) {
    throw new EngineError({
      code: 'invalid-request',
      message: `There are ${logits.length} fixed logits for a vocabulary of ${vocabSize}.`,
      remedy: 'Give one number for each token id.',
      retryable: false,
    });
  }
  // web-llm may write into the array that it is given.
  const processLogits = (): Float32Array => logits.slice();
  return { processLogits, processSampledToken: () => undefined, resetState: () => undefined };
}

/** Where the next chunk ends of what the model reads before it writes: a prompt, and what is begun of its answer. */
export function chunkEnd(
  cached: number,
  promptLength: number,
  length: number,
  chunkSize: number,
  stepwise: boolean,
): number {
  if (!stepwise) return Math.min(cached + chunkSize, length);
  return cached < promptLength ? Math.min(cached + chunkSize, promptLength) : cached + 1;
}

function perSecond(count: number, ms: number): number {
  return count > 0 && ms > 0 ? (count * 1000) / ms : 0;
}

/** @throws EngineError, or what the library and the GPU throw */
export async function generate(
  model: ModelInMemory,
  { prompt, stop, sampling, begun = [], emptyCache = false, fixedLogits: logitsForTest }: GenerateOptions,
  { signal, onText }: GenerateHooks,
): Promise<GenerateResult> {
  const { pipeline, encoder, cache, device } = model;
  const { contextWindowSize, prefillChunkSize } = pipeline;
  checkSampling(sampling);
  const promptIds = encoder.encode(prompt);
  const readIds = [...promptIds, ...begun];
  checkBegun(begun, pipeline.fullVocabSize);
  checkPrompt(readIds.length, contextWindowSize);
  const stopIds = new Set(sampling.ignoreEos === true ? [] : stop.map((name) => encoder.controlId(name)));
  const settings = toSettings(sampling);
  const seed = sampling.seed ?? drawSeed();
  const dispatches = (): number => pipeline.tvm.lib.webGPUContext?.shaderSubmitCounter ?? 0;

  pipeline.logitProcessor = fixedLogits(logitsForTest, pipeline.fullVocabSize);
  pipeline.tvm.setSeed(seedAfter(seed, begun.length));
  const began = performance.now();
  if (emptyCache) cache.clear();
  // Where somebody counts on the same words, what was begun runs as it first did: one token at a time. In one piece it
  // is faster, and differs by rounding.
  const stepwise = emptyCache || sampling.temperature === 0;
  const kept = cache.keepPrefixOf(readIds);
  let logits: Disposable | null = null;
  let reason: FinishReason | null = null;
  const tokenIds = [...begun];
  const written = (): number => tokenIds.length - begun.length;
  let text = begun.length === 0 ? '' : encoder.decode(tokenIds);
  let prefilledAt: number;
  let firstAt = began;
  let lastAt = began;
  let dispatchesAtFirst = 0;
  let dispatchesAtLast = 0;
  let decoded = 0;
  try {
    while (cache.length < readIds.length && !signal.aborted) {
      logits?.dispose();
      logits = null;
      const end = chunkEnd(cache.length, promptIds.length, readIds.length, prefillChunkSize, stepwise);
      logits = await cache.append(readIds.slice(cache.length, end));
      // Without waiting, every chunk would be queued at once and a long prompt could not be stopped.
      await pipeline.sync();
      device.check();
    }
    prefilledAt = performance.now();
    if (signal.aborted) reason = 'aborted';
    while (reason === null && logits !== null) {
      const token = await pipeline.sampleFromRawLogits(logits, settings);
      logits.dispose();
      logits = null;
      device.check();
      lastAt = performance.now();
      dispatchesAtLast = dispatches();
      if (written() === 0) {
        firstAt = lastAt;
        dispatchesAtFirst = dispatchesAtLast;
      } else {
        decoded += 1;
      }
      const stopped = stopIds.has(token);
      if (!stopped) {
        tokenIds.push(token);
        text = encoder.decode(tokenIds);
        onText(wholeCharacters(text), tokenIds.length);
      }
      reason = finishReason({
        stopped,
        tokens: written(),
        maxTokens: sampling.maxTokens,
        cached: cache.length,
        contextWindowSize,
        aborted: signal.aborted,
      });
      if (reason === null) logits = await cache.append([token]);
    }
  } finally {
    logits?.dispose();
    pipeline.logitProcessor = undefined;
  }
  const prefilledTokens = Math.min(cache.length, readIds.length) - kept;
  return {
    // An answer that the model ended may well hold a replacement character; one that was cut off ends in half of one.
    text: reason === 'stop' ? text : wholeCharacters(text),
    tokenIds,
    promptIds,
    finishReason: reason ?? 'aborted',
    seed,
    usage: { promptTokens: promptIds.length, prefilledTokens, completionTokens: written() },
    timing: {
      firstTokenMs: firstAt - began,
      prefillTokensPerSecond: perSecond(prefilledTokens, prefilledAt - began),
      decodeTokensPerSecond: perSecond(decoded, lastAt - firstAt),
      dispatchesPerToken: decoded === 0 ? 0 : (dispatchesAtLast - dispatchesAtFirst) / decoded,
    },
  };
}
