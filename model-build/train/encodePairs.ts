import { renderPrompt, type PromptPart, type PromptStyle } from '../../src/lib/shared/prompt.ts';
import type { Question } from '../evaluate/readQuestions.ts';

/** A pair as token ids. */
export interface Example {
  /** Exactly what the page would have the engine read. */
  readonly prompt: readonly number[];
  /** What is learned: the answer and the token that ends it. */
  readonly answer: readonly number[];
}

export interface EncodedPairs {
  readonly examples: Example[];
  /** Answers that were cut: without the token that would end them. */
  readonly cut: number;
  /** Pairs that were left out, because the prompt alone leaves no room. */
  readonly leftOut: number;
}

/**
 * Encodes each question as the page asks it, and its answer as the model has to give it.
 *
 * @param encode as promptEncoder makes it
 * @param maxTokens of prompt and answer together
 */
export function encodePairs(
  pairs: readonly Question[],
  style: PromptStyle,
  encode: (parts: readonly PromptPart[]) => number[],
  maxTokens: number,
): EncodedPairs {
  const stop = encode(style.stop.slice(0, 1).map((control) => ({ control })));
  const examples: Example[] = [];
  let cut = 0;
  let leftOut = 0;
  for (const { question, reference } of pairs) {
    const prompt = encode(renderPrompt(style, [{ role: 'user', content: question }]));
    const whole = [...encode([{ text: reference }]), ...stop];
    const room = maxTokens - prompt.length;
    if (room < 1) {
      leftOut += 1;
      continue;
    }
    if (whole.length > room) cut += 1;
    examples.push({ prompt, answer: whole.slice(0, room) });
  }
  return { examples, cut, leftOut };
}
