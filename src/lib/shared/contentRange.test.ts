import { expect, it } from 'vitest';
import { contentRange } from './contentRange.ts';

it.each([
  ['bytes 5-9/10', { first: 5, last: 9, total: 10 }],
  ['bytes 0-0/1', { first: 0, last: 0, total: 1 }],
  ['bytes 5-9/*', null],
  ['bytes */10', null],
  ['items 5-9/10', null],
  ['bytes -5-9/10', null],
  ['bytes 5-99999999999999999/10', null],
  ['', null],
])('reads %j', (text, expected) => {
  expect(contentRange(new Headers({ 'content-range': text }))).toEqual(expected);
  expect(contentRange(new Headers())).toBeNull();
});
