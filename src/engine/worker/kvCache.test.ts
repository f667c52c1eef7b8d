import { describe, expect, it } from 'vitest';
import { planReuse } from './kvCache.ts';

describe('planReuse', () => {
  it.each([
    ['an empty cache', [], [1, 2, 3], { keep: 0, drop: 0 }],
    ['a conversation that goes on', [1, 2, 3], [1, 2, 3, 4, 5], { keep: 3, drop: 0 }],
    [
      'an answer that reads differently when encoded again',
      [1, 2, 3, 9, 9],
      [1, 2, 3, 4],
      { keep: 3, drop: 2 },
    ],
    ['the same prompt again: its last id is run anew', [1, 2, 3, 7, 8], [1, 2, 3], { keep: 2, drop: 3 }],
    ['a prompt that is a beginning of the last one', [1, 2, 3, 4], [1, 2], { keep: 1, drop: 3 }],
    ['another prompt', [1, 2, 3], [4, 5], { keep: 0, drop: 3 }],
    ['one id, held', [1], [1], { keep: 0, drop: 1 }],
  ])('%s', (_, held, prompt, plan) => {
    expect(planReuse(held, prompt)).toEqual(plan);
  });
});
