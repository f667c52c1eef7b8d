/** Has the engine answer conversations greedily, and keeps the ids that it prefilled and produced. */
import {
  renderPrompt,
  type Message,
  type PromptPart,
  type PromptStyle,
} from '../../src/lib/shared/prompt.ts';
import type { BrowserEngine } from '../harness/browserEngine.ts';
import type { Conversation } from './conversations.ts';

export interface EngineAnswer {
  /** e.g. "conversation, turn 2 of 3" */
  readonly name: string;
  readonly parts: readonly PromptPart[];
  readonly promptIds: readonly number[];
  readonly tokenIds: readonly number[];
  /** Prompt tokens that the engine found in its KV cache. */
  readonly reusedTokens: number;
}

/** Earlier turns are only there to be remembered: they end where the model ends them. */
const EARLIER_TURN_TOKENS = 32;

/**
 * @param style how messages become a prompt; with one that knows no earlier turns only the last question is asked.
 * @param steps tokens of each last answer, whatever the model thinks of its end.
 */
export async function askEngine(
  engine: BrowserEngine,
  style: PromptStyle,
  { name, questions }: Conversation,
  steps: number,
): Promise<EngineAnswer[]> {
  const messages: Message[] = [];
  const answers: EngineAnswer[] = [];
  for (const [turn, content] of questions.entries()) {
    const last = turn === questions.length - 1;
    messages.push({ role: 'user', content });
    const parts = renderPrompt(style, messages);
    const result = await engine.generate({
      prompt: parts,
      stop: style.stop,
      sampling: {
        temperature: 0,
        topP: 1,
        seed: 1 + turn,
        maxTokens: last ? steps : Math.min(steps, EARLIER_TURN_TOKENS),
        ignoreEos: last,
      },
    });
    messages.push({ role: 'assistant', content: result.text });
    answers.push({
      name: questions.length === 1 ? name : `${name}, turn ${turn + 1} of ${questions.length}`,
      parts,
      promptIds: result.promptIds,
      tokenIds: result.tokenIds,
      reusedTokens: result.usage.promptTokens - result.usage.prefilledTokens,
    });
  }
  return answers;
}
