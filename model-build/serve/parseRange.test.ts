import { expect, it } from 'vitest';
import { parseRange } from './parseRange.ts';

it.each([
  [undefined, null],
  ['', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['items=0-1', null],
  ['bytes=0-1,4-5', null],
  ['bytes=5-4', null],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=3-5', { start: 3, end: 5 }],
  ['bytes=9-9', { start: 9, end: 9 }],
  ['bytes=5-99999999999999999999', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=99-100', 'unsatisfiable'],
])('reads %s of ten bytes', (header, range) => {
  expect(parseRange(header, 10)).toEqual(range);
});

it('finds nothing to send of an empty file', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
});
