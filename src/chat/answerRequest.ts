/** What the engine is asked for an answer, and the record of it that the answer keeps. */
import type { EngineClient } from '../engine/client.ts';
import type { GenerateOptions, GenerateResult } from '../engine/protocol.ts';
import type { Answer, AnswerMaking, ConversationMessage } from '../lib/conversation.ts';
import type { PromptStyle } from '../lib/shared/prompt.ts';
import { seedFor } from '../lib/shared/seed.ts';
import type { AnswerSettings } from './answerSettings.ts';
import { fitPrompt, promptWithout } from './fitPrompt.ts';

/** The model that is loaded, with the prompt style to use. */
export interface ChatModel {
  readonly buildId: string;
  readonly name: string;
  readonly styleId: string;
  readonly style: PromptStyle;
  /** In tokens. */
  readonly contextWindowSize: number;
  /** As AnswerMaking has them. */
  readonly adapter: string | null;
  readonly librarySha256: string | null;
  readonly weightsSha256: string | null;
  readonly gpu: string;
}

export interface AnswerRequest {
  readonly options: GenerateOptions;
  readonly making: AnswerMaking;
}

/** @param drawSeed gives one that a person could have typed */
export function beginMaking(
  model: ChatModel,
  settings: AnswerSettings,
  drawSeed: () => number,
): AnswerMaking {
  const seed = settings.seed ?? drawSeed();
  const { systemPlacement, systemText } = model.style;
  return {
    promptStyle: model.styleId,
    systemText: systemPlacement === 'none' ? '' : (settings.systemText ?? systemText),
    leftOut: 0,
    temperature: settings.temperature,
    topP: settings.topP,
    seed,
    seedChosen: settings.seed !== null,
    engineSeed: seedFor(seed),
    adapter: model.adapter,
    librarySha256: model.librarySha256,
    weightsSha256: model.weightsSha256,
    gpu: model.gpu,
    continued: 0,
    measured: null,
  };
}

/**
 * @param path ends with the question
 * @param begun the ids of an answer that goes on; then the prompt is the one that it was begun with
 */
export async function answerRequest(
  engine: Pick<EngineClient, 'encode'>,
  model: ChatModel,
  path: readonly ConversationMessage[],
  making: AnswerMaking,
  maxTokens: number,
  begun: readonly number[] | null,
): Promise<AnswerRequest> {
  const { style, contextWindowSize } = model;
  const { systemText, temperature, topP, engineSeed, seedChosen } = making;
  const fit = { style, systemText, path, contextWindowSize, maxTokens };
  const { prompt, leftOut } =
    begun === null
      ? await fitPrompt(fit, (parts) => engine.encode(parts))
      : { prompt: promptWithout(fit, making.leftOut), leftOut: making.leftOut };
  return {
    making: { ...making, leftOut },
    options: {
      prompt,
      stop: style.stop,
      sampling: { temperature, topP, maxTokens, seed: engineSeed },
      emptyCache: seedChosen,
      ...(begun === null ? {} : { begun }),
    },
  };
}

const ENDS = {
  stop: 'complete',
  length: 'length',
  context: 'context',
  aborted: 'stopped',
} as const satisfies Record<GenerateResult['finishReason'], Answer['state']>;

/** What an answer is when the engine has ended it. */
export function endOf(result: GenerateResult, making: AnswerMaking, endedAt: number): Partial<Answer> {
  const { usage, timing } = result;
  return {
    content: result.text,
    state: ENDS[result.finishReason],
    stats: { tokens: result.tokenIds.length, tokensPerSecond: timing.decodeTokensPerSecond },
    tokenIds: result.tokenIds,
    making: {
      ...making,
      measured: {
        endedAt,
        promptTokens: usage.promptTokens,
        prefilledTokens: usage.prefilledTokens,
        firstTokenMs: timing.firstTokenMs,
        prefillTokensPerSecond: timing.prefillTokensPerSecond,
        decodeTokensPerSecond: timing.decodeTokensPerSecond,
      },
    },
  };
}
