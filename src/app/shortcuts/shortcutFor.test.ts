import { expect, it } from 'vitest';
import { KEYS, shortcutFor } from './shortcutFor.ts';
import type { Key } from './shortcutFor.ts';

const plain: Key = { key: '', ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const outside = { inText: false, singleKeys: true };

it.each(Object.entries(KEYS))('%s is %s', (shortcut, key) => {
  expect(shortcutFor({ ...plain, key }, outside)).toBe(shortcut);
});

it.each([
  ['capitals', { key: 'N' }, outside, 'fresh'],
  ['another key', { key: 'x' }, outside, null],
  ['with Ctrl, as browsers use it', { key: 'n', ctrlKey: true }, outside, null],
  ['with Command', { key: 'n', metaKey: true }, outside, null],
  ['with Alt', { key: 'q', altKey: true }, outside, null],
  ['while typing', { key: 'n' }, { ...outside, inText: true }, null],
  ['turned off', { key: '?' }, { ...outside, singleKeys: false }, null],
  ['Escape while typing', { key: 'Escape' }, { ...outside, inText: true }, 'stop'],
  ['Escape, turned off', { key: 'Escape' }, { ...outside, singleKeys: false }, 'stop'],
  ['Escape that ends an input method', { key: 'Escape', isComposing: true }, outside, null],
] as const)('%s', (_name, event, where, expected) => {
  expect(shortcutFor({ ...plain, ...event }, where)).toBe(expected);
});
