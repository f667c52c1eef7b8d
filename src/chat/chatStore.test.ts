/**
 * The chat's core against a scripted engine: what it keeps when an answer ends in each possible way. The real engine is
 * in the browser tests; a device that is lost in the middle of a word cannot be ordered there.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import { EngineError } from '../engine/errors.ts';
import type { EngineErrorCode } from '../engine/errors.ts';
import type { GenerateOptions, GenerateResult } from '../engine/protocol.ts';
import type { Conversation } from '../lib/conversation.ts';
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import { DEFAULT_SETTINGS } from './answerSettings.ts';
import { createChatStore } from './chatStore.ts';
import type { ChatModel, ChatStore } from './chatStore.ts';

const { promptStyles } = catalogueSchema.parse(shipped);
const style = promptStyles['chatml'];
if (style === undefined) throw new Error('no chatml');
const MODEL: ChatModel = { buildId: 'b', name: 'Test', style };

interface Call {
  readonly options: GenerateOptions;
  readonly text: (text: string) => void;
  readonly end: (reason: GenerateResult['finishReason'], text: string) => Promise<void>;
  readonly fail: (code: EngineErrorCode) => Promise<void>;
}

let calls: Call[];
let saved: Conversation[];
let lost: string[];
let model: ChatModel | null;
let chat: ChatStore;

/** Lets everything that waits on a settled promise run. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function result(text: string, finishReason: GenerateResult['finishReason']): GenerateResult {
  return {
    text,
    tokenIds: [],
    promptIds: [],
    finishReason,
    seed: 1,
    usage: { promptTokens: 9, prefilledTokens: 9, completionTokens: 4 },
    timing: { firstTokenMs: 1, prefillTokensPerSecond: 1, decodeTokensPerSecond: 2, dispatchesPerToken: 9 },
  };
}

beforeEach(() => {
  calls = [];
  saved = [];
  lost = [];
  model = MODEL;
  let id = 0;
  chat = createChatStore({
    engine: {
      generate: (options, hooks) =>
        new Promise((resolve, reject) => {
          const { signal, onText } = hooks ?? {};
          let last = '';
          const text = (value: string): void => {
            last = value;
            onText?.(value, 1);
          };
          signal?.addEventListener('abort', () => resolve(result(last, 'aborted')));
          calls.push({
            options,
            text,
            end: async (reason, value) => {
              resolve(result(value, reason));
              await settle();
            },
            fail: async (code) => {
              reject(new EngineError({ code, message: 'm', remedy: 'r', retryable: true }));
              await settle();
            },
          });
        }),
    },
    model: () => model,
    settings: () => DEFAULT_SETTINGS,
    save: (conversation) => saved.push(conversation),
    engineLost: ({ code }) => lost.push(code),
    announce: () => undefined,
    newId: () => `id${id++}`,
    now: () => 1000,
  });
});

/** The messages on screen, briefly. */
function shown(): string {
  return (chat.getState().conversation?.messages ?? [])
    .map((m) => (m.role === 'user' ? `?${m.content}` : `${m.content}[${m.state}]`))
    .join(' ');
}

function call(index: number): Call {
  const found = calls[index];
  if (found === undefined) throw new Error(`the engine was called ${calls.length} times`);
  return found;
}

describe('an answer that ends', () => {
  it.each([
    ['stop', 'complete'],
    ['length', 'length'],
    ['context', 'context'],
    ['aborted', 'stopped'],
  ] as const)('%s is kept as %s', async (reason, state) => {
    void chat.send('a');
    call(0).text('R');
    expect(shown()).toBe('?a R[writing]');
    expect(chat.getState().answering).toMatchObject({ tokens: 1 });
    await call(0).end(reason, 'Rest.');
    expect(shown()).toBe(`?a Rest.[${state}]`);
    expect(saved.at(-1)).toEqual(chat.getState().conversation);
    expect(chat.getState()).toMatchObject({ answering: null, problem: null });
  });

  it('carries what the engine measured', async () => {
    void chat.send('a');
    await call(0).end('stop', 'Rest.');
    expect(chat.getState().conversation?.messages[1]).toMatchObject({
      stats: { tokens: 4, tokensPerSecond: 2 },
      model: { buildId: 'b', name: 'Test' },
      maxTokens: 256,
    });
  });
});

describe('an answer that fails', () => {
  it('keeps what was written, as interrupted', async () => {
    void chat.send('a');
    call(0).text('Re');
    await call(0).fail('device-lost');
    expect(shown()).toBe('?a Re[interrupted]');
    expect(chat.getState().problem?.code).toBe('device-lost');
    expect(lost).toEqual(['device-lost']);
  });

  it('leaves the question to be answered again where nothing was written', async () => {
    void chat.send('a');
    await call(0).fail('prompt-too-long');
    expect(shown()).toBe('?a');
    expect(lost).toEqual([]);
    void chat.answerLast();
    expect(chat.getState().problem).toBeNull();
    await call(1).end('stop', 'Rest.');
    expect(shown()).toBe('?a Rest.[complete]');
  });

  it('is no problem where the person stopped it', async () => {
    void chat.send('a');
    chat.stop();
    await settle();
    expect(shown()).toBe('?a');
    expect(chat.getState()).toMatchObject({ problem: null, answering: null });
  });
});

describe('what the model reads', () => {
  const text = (index: number): string =>
    call(index)
      .options.prompt.map((part) => ('text' in part ? part.text : '|'))
      .join('');

  it('is what was said, and never an error', async () => {
    void chat.send('first');
    await call(0).fail('internal');
    void chat.send('second');
    await call(1).end('stop', 'Rest.');
    void chat.send('third');
    expect(text(2)).toContain('second');
    expect(text(2)).toContain('Rest.');
    expect(text(2)).not.toMatch(/first|internal/);
  });
});

it('asks one question at a time, and none without a model or without words', async () => {
  model = null;
  await chat.send('a');
  model = MODEL;
  await chat.send('  ');
  void chat.send('a');
  void chat.send('b');
  expect(calls).toHaveLength(1);
  expect(shown()).toBe('?a [writing]');
});

describe('while an answer is written', () => {
  it('another conversation can be looked at', async () => {
    void chat.send('a');
    const first = chat.getState().conversation;
    chat.show(null);
    call(0).text('Re');
    expect(shown()).toBe('');
    chat.show(first);
    expect(shown()).toBe('?a Re[writing]');
    chat.show(null);
    await call(0).end('stop', 'Rest.');
    expect(chat.getState().conversation).toBeNull();
    expect(saved.at(-1)?.messages[1]).toMatchObject({ content: 'Rest.', state: 'complete' });
  });

  it('a rename is not undone by the next word', () => {
    void chat.send('a');
    chat.retitle('id1', 'New title');
    call(0).text('Re');
    expect(saved.at(-1)?.title).toBe('New title');
  });

  it('a deletion stops it, and nothing is saved after', async () => {
    void chat.send('a');
    call(0).text('Re');
    const known = chat.discard(chat.getState().conversation?.id ?? '');
    expect(known?.messages).toHaveLength(2);
    const { length } = saved;
    await settle();
    expect(saved).toHaveLength(length);
    expect(chat.getState()).toMatchObject({ conversation: null, answering: null, problem: null });
  });
});
