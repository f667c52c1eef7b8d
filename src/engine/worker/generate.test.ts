import { describe, expect, it } from 'vitest';
import { chunkEnd, finishReason } from './generate.ts';

const going = {
  stopped: false,
  tokens: 5,
  maxTokens: 256,
  cached: 100,
  contextWindowSize: 2048,
  aborted: false,
};

describe('finishReason', () => {
  it.each([
    ['goes on', {}, null],
    ['a stop token', { stopped: true }, 'stop'],
    [
      'a stop token wins over everything',
      { stopped: true, tokens: 256, cached: 2048, aborted: true },
      'stop',
    ],
    ['the longest answer', { tokens: 256 }, 'length'],
    ['an answer of one token', { tokens: 1, maxTokens: 1 }, 'length'],
    ['a full context', { cached: 2048 }, 'context'],
    ['one place left in the context', { cached: 2047 }, null],
    ['stopped by the person', { aborted: true }, 'aborted'],
  ])('%s', (_, change, reason) => {
    expect(finishReason({ ...going, ...change })).toBe(reason);
  });
});

describe('chunkEnd', () => {
  it.each([
    ['a prompt in chunks', 0, 300, 300, false, 128],
    ['its rest', 256, 300, 300, false, 300],
    ['prompt and begun answer in one piece', 256, 300, 310, false, 310],
    ['the prompt alone, stepwise', 256, 300, 310, true, 300],
    ['the begun answer, stepwise', 300, 300, 310, true, 301],
    ['its last token', 309, 300, 310, true, 310],
  ])('%s', (_, cached, promptLength, length, stepwise, end) => {
    expect(chunkEnd(cached, promptLength, length, 128, stepwise)).toBe(end);
  });
});
