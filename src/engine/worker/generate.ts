/** Our own generation loop over web-llm's pipeline: prefill what the KV cache lacks, then sample and decode in turn. */
import { EngineError } from '../errors.ts';
import type { FinishReason, GenerateOptions, GenerateResult } from '../protocol.ts';
import type { ModelInMemory } from './loadModel.ts';
import { checkSampling, drawSeed, toSettings } from './sampling.ts';
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

function perSecond(count: number, ms: number): number {
  return count > 0 && ms > 0 ? (count * 1000) / ms : 0;
}

/** @throws EngineError, or what the library and the GPU throw */
export async function generate(
  model: ModelInMemory,
  { prompt, stop, sampling, fixedLogits: logitsForTest }: GenerateOptions,
  { signal, onText }: GenerateHooks,
): Promise<GenerateResult> {
  const { pipeline, encoder, cache, device } = model;
  const { contextWindowSize, prefillChunkSize } = pipeline;
  checkSampling(sampling);
  const promptIds = encoder.encode(prompt);
  checkPrompt(promptIds.length, contextWindowSize);
  const stopIds = new Set(sampling.ignoreEos === true ? [] : stop.map((name) => encoder.controlId(name)));
  const settings = toSettings(sampling);
  const seed = sampling.seed ?? drawSeed();
  const dispatches = (): number => pipeline.tvm.lib.webGPUContext?.shaderSubmitCounter ?? 0;

  pipeline.logitProcessor = fixedLogits(logitsForTest, pipeline.fullVocabSize);
  pipeline.tvm.setSeed(seed);
  const began = performance.now();
  const kept = cache.keepPrefixOf(promptIds);
  let logits: Disposable | null = null;
  let reason: FinishReason | null = null;
  const tokenIds: number[] = [];
  let text = '';
  let prefilledAt: number;
  let firstAt = began;
  let lastAt = began;
  let dispatchesAtFirst = 0;
  let dispatchesAtLast = 0;
  let decoded = 0;
  try {
    while (cache.length < promptIds.length && !signal.aborted) {
      logits?.dispose();
      logits = null;
      logits = await cache.append(promptIds.slice(cache.length, cache.length + prefillChunkSize));
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
      if (tokenIds.length === 0) {
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
        tokens: tokenIds.length,
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
  const prefilledTokens = cache.length < promptIds.length ? cache.length - kept : promptIds.length - kept;
  return {
    // An answer that the model ended may well hold a replacement character; one that was cut off ends in half of one.
    text: reason === 'stop' ? text : wholeCharacters(text),
    tokenIds,
    promptIds,
    finishReason: reason ?? 'aborted',
    seed,
    usage: { promptTokens: promptIds.length, prefilledTokens, completionTokens: tokenIds.length },
    timing: {
      firstTokenMs: firstAt - began,
      prefillTokensPerSecond: perSecond(prefilledTokens, prefilledAt - began),
      decodeTokensPerSecond: perSecond(decoded, lastAt - firstAt),
      dispatchesPerToken: decoded === 0 ? 0 : (dispatchesAtLast - dispatchesAtFirst) / decoded,
    },
  };
}
