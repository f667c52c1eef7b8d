import { expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import type { ConversationMessage } from '../lib/conversation.ts';
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import type { PromptPart } from '../lib/shared/prompt.ts';
import { aMaking, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { fitPrompt } from './fitPrompt.ts';

const { promptStyles } = catalogueSchema.parse(shipped);

function style(id: string) {
  const found = promptStyles[id];
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** Two turns and a question: q0 a0 q1 a1 … q(n). Each message is 10 words long. */
function talk(turns: number, leftOut = 0): ConversationMessage[] {
  const path: ConversationMessage[] = [];
  const words = (name: string): string => `${name} `.repeat(10).trim();
  for (let turn = 0; turn <= turns; turn += 1) {
    path.push(aQuestion(`q${turn}`, turn === 0 ? null : `a${turn - 1}`, words(`q${turn}`)));
    const change = { content: words(`a${turn}`), making: aMaking({ leftOut }) };
    if (turn < turns) path.push(anAnswer(`a${turn}`, `q${turn}`, change));
  }
  return path;
}

let counted = 0;
/** A token a word. */
const encode = (prompt: readonly PromptPart[]): Promise<number[]> => {
  counted += 1;
  const words = prompt.flatMap((part) => ('control' in part ? [0] : part.text.split(/\s+/).map(() => 0)));
  return Promise.resolve(words);
};

const request = { style: style('mistral-instruct'), systemText: 'SYSTEM', maxTokens: 50 };

function text(prompt: readonly PromptPart[]): string {
  return prompt.map((part) => ('text' in part ? part.text : '|')).join('');
}

it('leaves nothing out where all fits, and then does not even count', async () => {
  counted = 0;
  const fitted = await fitPrompt({ ...request, path: talk(2), contextWindowSize: 4096 }, encode);
  expect(fitted.leftOut).toBe(0);
  expect(counted).toBe(0);
});

it('keeps the system text and the newest turns, and leaves a quarter of the room', async () => {
  const contextWindowSize = 400;
  const fitted = await fitPrompt({ ...request, path: talk(40), contextWindowSize }, encode);
  const tokens = (await encode(fitted.prompt)).length;
  expect(fitted.leftOut).toBeGreaterThan(0);
  expect(fitted.leftOut % 2).toBe(0);
  expect(tokens).toBeLessThanOrEqual((contextWindowSize - 50) * 0.75);
  expect(text(fitted.prompt)).toContain('SYSTEM');
  expect(text(fitted.prompt)).toContain('q40 q40');
  // One turn more would be too much.
  const more = await encode(
    (
      await fitPrompt(
        { ...request, path: talk(40).slice(fitted.leftOut - 2), contextWindowSize: 4096 },
        encode,
      )
    ).prompt,
  );
  expect(more.length).toBeGreaterThan((contextWindowSize - 50) * 0.75);
});

it('leaves the same out again while that is enough, so that prompts begin alike', async () => {
  const small = { ...request, contextWindowSize: 400 };
  const first = await fitPrompt({ ...small, path: talk(40) }, encode);
  const next = await fitPrompt({ ...small, path: talk(41, first.leftOut) }, encode);
  expect(next.leftOut).toBe(first.leftOut);
  expect(text(next.prompt).startsWith(text(first.prompt).slice(0, 100))).toBe(true);
  // And all is read again where it fits, as with a model of a larger context.
  expect(
    (await fitPrompt({ ...request, path: talk(41, first.leftOut), contextWindowSize: 4096 }, encode)).leftOut,
  ).toBe(0);
});

it('keeps the last question alone where nothing else fits, and where even that is too long', async () => {
  for (const contextWindowSize of [36, 8]) {
    const fitted = await fitPrompt({ ...request, path: talk(3), contextWindowSize }, encode);
    expect(fitted.leftOut).toBe(6);
    expect(text(fitted.prompt)).not.toContain('q2');
  }
});

it('has nothing to leave out where the style has no memory', async () => {
  const raw = { ...request, style: style('mistral-raw'), contextWindowSize: 36 };
  expect((await fitPrompt({ ...raw, path: talk(3) }, encode)).leftOut).toBe(0);
});
