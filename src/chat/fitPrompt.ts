/** Which part of a long conversation the model reads. */
import type { EngineClient } from '../engine/client.ts';
import type { ConversationMessage } from '../lib/conversation.ts';
import { renderPrompt } from '../lib/shared/prompt.ts';
import type { PromptPart, PromptStyle } from '../lib/shared/prompt.ts';
import { promptMessages } from './promptMessages.ts';

export interface FitRequest {
  readonly style: PromptStyle;
  readonly systemText: string;
  /** A branch that ends with a question. */
  readonly path: readonly ConversationMessage[];
  readonly contextWindowSize: number;
  readonly maxTokens: number;
}

export interface FittedPrompt {
  readonly prompt: readonly PromptPart[];
  /** Messages of the path that the prompt lacks, counted from the oldest: whole turns, each a question and its answer. */
  readonly leftOut: number;
}

/** How full the context is, in tokens. */
export interface ContextUse {
  /** Of the prompt, as far as the model reads it. */
  readonly tokens: number;
  readonly leftOut: number;
  readonly contextWindowSize: number;
}

export type CountTokens = Pick<EngineClient, 'encode'>['encode'];

/** A long answer must not push out the conversation: at most this share of the context is kept free for it. */
const ANSWER_SHARE = 1 / 4;
/** Where something must go, more goes than must, so that the next questions begin alike and the KV cache is of use. */
const FILL_AFTER_TRIM = 3 / 4;

/** Tokens that a prompt may have so that an answer finds room behind it. */
function promptRoom({ contextWindowSize, maxTokens }: FitRequest): number {
  return contextWindowSize - Math.min(maxTokens, Math.floor(contextWindowSize * ANSWER_SHARE));
}

/** The prompt without the oldest messages. Where the style has no memory the prompt is the last question anyhow. */
export function promptWithout({ style, systemText, path }: FitRequest, leftOut: number): PromptPart[] {
  return renderPrompt(style, promptMessages(path.slice(leftOut)), systemText);
}

/**
 * The trimming rule. The system text and the last question are always read. Where all of the conversation fits, all of
 * it is read. Else what was left out before the last answer is left out again, if that is enough; else the oldest turns
 * go until three quarters of the room are used. Where even the last question alone does not fit, the engine says so.
 */
export async function fitPrompt(request: FitRequest, encode: CountTokens): Promise<FittedPrompt> {
  const { path, style } = request;
  const room = promptRoom(request);
  const fitted = (leftOut: number): FittedPrompt => ({ prompt: promptWithout(request, leftOut), leftOut });
  const fits = async (leftOut: number, most: number): Promise<boolean> => {
    const prompt = promptWithout(request, leftOut);
    return tokensAtMost(prompt) <= most || (await encode(prompt)).length <= most;
  };
  if (!style.multiTurn || (await fits(0, room))) return fitted(0);
  const before = leftOutBefore(path);
  if (before > 0 && (await fits(before, room))) return fitted(before);
  const last = path.length - 1;
  for (const most of [room * FILL_AFTER_TRIM, room]) {
    if (!(await fits(last, most))) continue;
    // Turns: 2 messages each. The least number that fits lies in (tooFew, enough].
    let tooFew = Math.floor(before / 2);
    let enough = last / 2;
    while (enough - tooFew > 1) {
      const middle = Math.floor((tooFew + enough) / 2);
      if (await fits(middle * 2, most)) enough = middle;
      else tooFew = middle;
    }
    return fitted(enough * 2);
  }
  return fitted(last);
}

function leftOutBefore(path: readonly ConversationMessage[]): number {
  const answer = path.filter((message) => message.role === 'assistant').at(-1);
  const leftOut = answer?.making?.leftOut ?? 0;
  return leftOut < path.length && leftOut % 2 === 0 ? leftOut : 0;
}

/** Without asking the engine: a token of these tokenizers stands for a byte or more, and a text may gain one at its head. */
function tokensAtMost(prompt: readonly PromptPart[]): number {
  const utf8 = new TextEncoder();
  return prompt.reduce((sum, part) => sum + ('control' in part ? 1 : utf8.encode(part.text).length + 1), 0);
}

/** What the next question would find. */
export async function measureContext(request: FitRequest, encode: CountTokens): Promise<ContextUse> {
  const { prompt, leftOut } = await fitPrompt(request, encode);
  return { tokens: (await encode(prompt)).length, leftOut, contextWindowSize: request.contextWindowSize };
}
