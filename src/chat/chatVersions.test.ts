/** Versions of questions and answers, what is recorded of an answer, and answers that go on: on the scripted engine. */
import { beforeEach, describe, expect, it } from 'vitest';
import { seedFor } from '../lib/shared/seed.ts';
import { DEFAULT_SETTINGS } from './answerSettings.ts';
import { MODEL, ScriptedChat } from './testing/scriptedChat.ts';

let t: ScriptedChat;

beforeEach(() => {
  t = new ScriptedChat();
});

describe('versions', () => {
  /** id0 asks, id2 answers (id1 is the conversation); then id3 asks and id4 answers. */
  async function twoTurns(): Promise<void> {
    await t.begin(t.chat.send('a'));
    await t.call(0).end('stop', 'Rest.');
    await t.begin(t.chat.send('b'));
    await t.call(1).end('stop', 'Drink.');
    expect(t.ids()).toBe('id0 id2 id3 id4');
  }

  it('of an answer: the first stays, and both can be shown', async () => {
    await twoTurns();
    await t.begin(t.chat.regenerate('id2'));
    await t.call(2).end('stop', 'Sleep.');
    expect(t.branch()).toBe('a Sleep.');
    t.chat.showVersion('id2');
    expect(t.branch()).toBe('a Rest. b Drink.');
    expect(t.saved.at(-1)?.leafId).toBe('id4');
  });

  it('of a question: it is asked in the same place', async () => {
    await twoTurns();
    await t.begin(t.chat.edit('id3', 'c'));
    await t.call(2).end('stop', 'Walk.');
    expect(t.branch()).toBe('a Rest. c Walk.');
    t.chat.showVersion('id3');
    expect(t.branch()).toBe('a Rest. b Drink.');
  });

  it('of a first question', async () => {
    await twoTurns();
    await t.begin(t.chat.edit('id0', 'z'));
    await t.call(2).end('stop', 'Walk.');
    expect(t.branch()).toBe('z Walk.');
  });

  it('one that never got a word leaves the other on screen', async () => {
    await twoTurns();
    await t.begin(t.chat.regenerate('id4'));
    await t.call(2).fail('internal');
    expect(t.branch()).toBe('a Rest. b Drink.');
    expect(t.ids()).toBe('id0 id2 id3 id4');
  });

  it('are not made while an answer is written', async () => {
    await twoTurns();
    await t.begin(t.chat.regenerate('id4'));
    await t.begin(t.chat.edit('id0', 'z'));
    t.chat.removeMessage('id0');
    expect(t.calls).toHaveLength(3);
    expect(t.ids()).toBe('id0 id2 id3 id4 id5');
  });

  it('are deleted with what follows, and brought back', async () => {
    await twoTurns();
    const before = t.chat.getState().conversation;
    t.chat.removeMessage('id2');
    expect(t.shown()).toBe('?a');
    expect([...(t.removed.at(-1) ?? [])]).toEqual(['id2', 'id3', 'id4']);
    t.chat.undoRemoveMessage();
    expect(t.chat.getState().conversation).toEqual({ ...before, updatedAt: 1000 });
    expect(t.chat.getState().beforeRemoval).toBeNull();
  });
});

describe('what an answer records', () => {
  it('is all that it takes to write it again', async () => {
    t.settings = { ...DEFAULT_SETTINGS, seed: 7, temperature: 0.5, topP: 0.8, systemText: 'Be brief.' };
    await t.begin(t.chat.send('a'));
    expect(t.call(0).options).toMatchObject({
      emptyCache: true,
      sampling: { temperature: 0.5, topP: 0.8, seed: seedFor(7), maxTokens: 256 },
    });
    await t.call(0).end('stop', 'Rest.');
    expect(t.chat.getState().conversation?.messages[1]).toMatchObject({
      tokenIds: [5, 6, 7, 8],
      making: {
        promptStyle: 'chatml',
        systemText: 'Be brief.',
        leftOut: 0,
        temperature: 0.5,
        topP: 0.8,
        seed: 7,
        seedChosen: true,
        engineSeed: seedFor(7),
        gpu: 'none',
        measured: { endedAt: 1000, promptTokens: 9, firstTokenMs: 1 },
      },
    });
  });

  it('names a seed that was drawn, and keeps the KV cache then', async () => {
    await t.begin(t.chat.send('a'));
    expect(t.call(0).options).toMatchObject({ emptyCache: false, sampling: { seed: seedFor(42) } });
    await t.call(0).end('stop', 'Rest.');
    expect(t.chat.getState().conversation?.messages[1]).toMatchObject({
      making: { seed: 42, seedChosen: false },
    });
  });
});

describe('an answer that was cut', () => {
  it('goes on as it was begun, whatever the settings are now, and counts the whole', async () => {
    t.settings = { ...DEFAULT_SETTINGS, seed: 7, maxTokens: 4 };
    await t.begin(t.chat.send('a'));
    await t.call(0).end('length', 'One two');
    t.settings = { ...DEFAULT_SETTINGS, temperature: 1, maxTokens: 10 };
    await t.begin(t.chat.continueAnswer('id2'));
    expect(t.shown()).toBe('?a One two[writing]');
    expect(t.call(1).options).toEqual({
      ...t.call(0).options,
      begun: [5, 6, 7, 8],
      sampling: { ...t.call(0).options.sampling, maxTokens: 10 },
    });
    await t.call(1).end('stop', 'One two three.');
    expect(t.shown()).toBe('?a One two three.[complete]');
    expect(t.chat.getState().conversation?.messages[1]).toMatchObject({
      maxTokens: 14,
      making: { continued: 1, seed: 7 },
    });
  });

  it('is what it was where it does not go on', async () => {
    await t.begin(t.chat.send('a'));
    await t.call(0).end('length', 'One two');
    const before = t.chat.getState().conversation?.messages[1];
    await t.begin(t.chat.continueAnswer('id2'));
    await t.call(1).fail('internal');
    expect(t.chat.getState().conversation?.messages[1]).toEqual(before);
  });

  it('has its text read where its ids are not known', async () => {
    await t.begin(t.chat.send('a'));
    t.call(0).text('12');
    await t.call(0).fail('internal');
    await t.begin(t.chat.continueAnswer('id2'));
    expect(t.call(1).options.begun).toEqual([1, 2]);
  });

  it('goes on with no other model, and not where it was complete', async () => {
    await t.begin(t.chat.send('a'));
    await t.call(0).end('length', 'One two');
    t.model = { ...MODEL, buildId: 'other' };
    await t.begin(t.chat.continueAnswer('id2'));
    expect(t.calls).toHaveLength(1);
    t.model = MODEL;
    await t.begin(t.chat.send('b'));
    await t.call(1).end('stop', 'Rest.');
    await t.begin(t.chat.continueAnswer('id4'));
    expect(t.calls).toHaveLength(2);
  });
});
