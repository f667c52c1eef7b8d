import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, restorePreferences } from './preferences.ts';

const chosen = { theme: 'dark', textSize: 150, singleKeys: false } as const;

it.each([
  ['nothing', undefined, DEFAULT_PREFERENCES],
  ['no object', 'dark', DEFAULT_PREFERENCES],
  ['all of them', chosen, chosen],
  ['one that is wrong', { ...chosen, theme: 'pink' }, { ...chosen, theme: 'system' }],
  ['a size that is not offered', { ...chosen, textSize: 137 }, { ...chosen, textSize: 100 }],
  ['one that is missing', { theme: 'light' }, { ...DEFAULT_PREFERENCES, theme: 'light' }],
  ['one that is unknown', { ...chosen, more: 1 }, chosen],
])('%s', (_name, value, expected) => {
  expect(restorePreferences(value)).toEqual(expected);
});
