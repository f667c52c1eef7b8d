import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, restoreSettings } from './answerSettings.ts';

it.each([
  ['nothing', undefined, {}],
  ['junk', 'junk', {}],
  ['an empty object', {}, {}],
  ['good values', { maxTokens: 12, temperature: 0, topP: 1 }, { maxTokens: 12, temperature: 0, topP: 1 }],
  ['no tokens', { maxTokens: 0 }, {}],
  ['half a token', { maxTokens: 1.5 }, {}],
  ['too hot', { temperature: 3, topP: 0.5 }, { topP: 0.5 }],
  ['a seed', { seed: 0 }, { seed: 0 }],
  ['half a seed', { seed: 0.5 }, {}],
  ['a seed below 0', { seed: -1 }, {}],
  ['a seed that no one could type', { seed: 2 ** 32 }, {}],
  ['top-p 0', { topP: 0 }, {}],
  ['words', { temperature: '1', systemText: 'Be brief.' }, { systemText: 'Be brief.' }],
])('%s', (_name, stored, expected) => {
  expect(restoreSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, ...expected });
});
