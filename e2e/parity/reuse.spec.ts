/** What the KV cache saves in a conversation, in the real engine: each turn prefills what it adds, and nothing changes. */
import { expect, test } from '@playwright/test';
import { renderPrompt, type Message } from '../../src/lib/shared/prompt.ts';
import { softwareAdapter } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import { catalogueBuild } from '../harness/builtModel.ts';
import type { GenerateOptions, GenerateResult } from '../harness/protocol.ts';
import { CONVERSATIONS } from './conversations.ts';

const TINY = catalogueBuild('tiny-mistral-q4f32_1');
const ANSWER_TOKENS = 24;
const questions = CONVERSATIONS.find(({ questions }) => questions.length === 3)?.questions ?? [];

let engine: BrowserEngine;

test.beforeAll(async () => {
  engine = await BrowserEngine.open({
    adapter: softwareAdapter(),
    models: { [TINY.id]: TINY },
  });
});
test.afterAll(() => engine.close());

function turn(messages: readonly Message[]): GenerateOptions {
  return {
    prompt: renderPrompt(TINY.style, messages),
    stop: TINY.style.stop,
    sampling: { temperature: 0, topP: 1, seed: 1, maxTokens: ANSWER_TOKENS, ignoreEos: true },
  };
}

test('turn 3 prefills only the new tokens, and answers as an engine that has seen nothing before', async () => {
  expect(questions).toHaveLength(3);
  await engine.load(TINY.id);
  const messages: Message[] = [];
  const turns: GenerateResult[] = [];
  for (const content of questions) {
    messages.push({ role: 'user', content });
    const result = await engine.generate(turn(messages));
    messages.push({ role: 'assistant', content: result.text });
    turns.push(result);
  }
  const [first, second, third] = turns;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('a turn is missing');
  expect(first.usage.prefilledTokens).toBe(first.promptIds.length);
  for (const [before, after] of [
    [first, second],
    [second, third],
  ] as const) {
    // The last token of an answer was sampled and never went through the model.
    const held = [...before.promptIds, ...before.tokenIds.slice(0, -1)];
    const differs = after.promptIds.findIndex((id, at) => id !== held[at]);
    expect(after.usage.prefilledTokens).toBe(after.promptIds.length - differs);
    expect(after.usage.promptTokens).toBe(after.promptIds.length);
    // All of the turn before it is among what was kept, so that what is new is its answer at most and the question.
    expect(differs).toBeGreaterThanOrEqual(before.promptIds.length);
  }
  expect(third.usage.prefilledTokens).toBeLessThan(third.promptIds.length / 2);

  const lastQuestion = turn(messages.slice(0, -1));
  await engine.load(TINY.id);
  const cold = await engine.generate(lastQuestion);
  expect(cold.usage.prefilledTokens).toBe(third.promptIds.length);
  expect(cold.promptIds).toEqual(third.promptIds);
  expect(cold.tokenIds).toEqual(third.tokenIds);
});
