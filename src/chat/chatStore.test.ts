/**
 * The chat's core against a scripted engine: what it keeps when an answer ends in each possible way. The real engine is
 * in the browser tests; a device that is lost in the middle of a word cannot be ordered there.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { MODEL, ScriptedChat, settle } from './testing/scriptedChat.ts';

let t: ScriptedChat;

beforeEach(() => {
  t = new ScriptedChat();
});

describe('an answer that ends', () => {
  it.each([
    ['stop', 'complete'],
    ['length', 'length'],
    ['context', 'context'],
    ['aborted', 'stopped'],
  ] as const)('%s is kept as %s', async (reason, state) => {
    await t.begin(t.chat.send('a'));
    t.call(0).text('R');
    expect(t.shown()).toBe('?a R[writing]');
    expect(t.chat.getState().answering).toMatchObject({ tokens: 1 });
    await t.call(0).end(reason, 'Rest.');
    expect(t.shown()).toBe(`?a Rest.[${state}]`);
    expect(t.saved.at(-1)).toEqual(t.chat.getState().conversation);
    expect(t.chat.getState()).toMatchObject({ answering: null, problem: null });
  });

  it('carries what the engine measured', async () => {
    await t.begin(t.chat.send('a'));
    await t.call(0).end('stop', 'Rest.');
    expect(t.chat.getState().conversation?.messages[1]).toMatchObject({
      stats: { tokens: 4, tokensPerSecond: 2 },
      model: { buildId: 'b', name: 'Test' },
      maxTokens: 256,
    });
  });
});

describe('an answer that fails', () => {
  it('keeps what was written, as interrupted', async () => {
    await t.begin(t.chat.send('a'));
    t.call(0).text('Re');
    await t.call(0).fail('device-lost');
    expect(t.shown()).toBe('?a Re[interrupted]');
    expect(t.chat.getState().problem?.code).toBe('device-lost');
    expect(t.lost).toEqual(['device-lost']);
  });

  it('leaves the question to be answered again where nothing was written', async () => {
    await t.begin(t.chat.send('a'));
    await t.call(0).fail('prompt-too-long');
    expect(t.shown()).toBe('?a');
    expect(t.lost).toEqual([]);
    await t.begin(t.chat.answerLast());
    expect(t.chat.getState().problem).toBeNull();
    await t.call(1).end('stop', 'Rest.');
    expect(t.shown()).toBe('?a Rest.[complete]');
  });

  it('is no problem where the person stopped it', async () => {
    await t.begin(t.chat.send('a'));
    t.chat.stop();
    await settle();
    expect(t.shown()).toBe('?a');
    expect(t.chat.getState()).toMatchObject({ problem: null, answering: null });
  });
});

describe('what the model reads', () => {
  const text = (index: number): string =>
    t
      .call(index)
      .options.prompt.map((part) => ('text' in part ? part.text : '|'))
      .join('');

  it('is what was said, and never an error', async () => {
    await t.begin(t.chat.send('first'));
    await t.call(0).fail('internal');
    await t.begin(t.chat.send('second'));
    await t.call(1).end('stop', 'Rest.');
    await t.begin(t.chat.send('third'));
    expect(text(2)).toContain('second');
    expect(text(2)).toContain('Rest.');
    expect(text(2)).not.toMatch(/first|internal/);
  });
});

it('asks one question at a time, and none without a model or without words', async () => {
  t.model = null;
  await t.chat.send('a');
  t.model = MODEL;
  await t.chat.send('  ');
  void t.chat.send('a');
  await t.begin(t.chat.send('b'));
  expect(t.calls).toHaveLength(1);
  expect(t.shown()).toBe('?a [writing]');
});

describe('while an answer is written', () => {
  it('another conversation can be looked at', async () => {
    await t.begin(t.chat.send('a'));
    const first = t.chat.getState().conversation;
    t.chat.show(null);
    t.call(0).text('Re');
    expect(t.shown()).toBe('');
    t.chat.show(first);
    expect(t.shown()).toBe('?a Re[writing]');
    t.chat.show(null);
    await t.call(0).end('stop', 'Rest.');
    expect(t.chat.getState().conversation).toBeNull();
    expect(t.saved.at(-1)?.messages[1]).toMatchObject({ content: 'Rest.', state: 'complete' });
  });

  it('a rename is not undone by the next word', async () => {
    await t.begin(t.chat.send('a'));
    t.chat.relabel('id1', { title: 'New title' });
    t.call(0).text('Re');
    expect(t.saved.at(-1)?.title).toBe('New title');
  });

  it('a deletion stops it, and nothing is saved after', async () => {
    await t.begin(t.chat.send('a'));
    t.call(0).text('Re');
    const known = t.chat.discard(t.chat.getState().conversation?.id ?? '');
    expect(known?.messages).toHaveLength(2);
    const { length } = t.saved;
    await settle();
    expect(t.saved).toHaveLength(length);
    expect(t.chat.getState()).toMatchObject({ conversation: null, answering: null, problem: null });
  });
});
