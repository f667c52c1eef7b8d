import { expect, it } from 'vitest';
import { isWhole } from './isWhole.ts';
import { restoreModelRecord } from './modelRecord.ts';

const SHA = 'ab'.repeat(32);
const file = {
  name: 'a.bin',
  url: 'https://host.example/a.bin',
  shelf: 'model',
  bytes: 1,
  sha256: SHA,
  md5: null,
};
const record = {
  format: 1,
  buildId: 'x',
  weightsUrl: 'https://host.example/',
  manifestSha256: null,
  files: [file],
  damaged: [],
};

it('restores what it wrote', () => {
  expect(restoreModelRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
});

it.each([
  null,
  'text',
  { ...record, format: 2 },
  { ...record, weightsUrl: 'file:///etc/' },
  { ...record, weightsUrl: 'https://host.example/a' },
  { ...record, files: [] },
  { ...record, files: [{ ...file, name: '../a' }] },
  { ...record, files: [{ ...file, url: 'data:,x' }] },
  { ...record, files: [{ ...file, sha256: 'short' }] },
  { ...record, more: 1 },
])('takes %j for no record', (stored) => {
  expect(restoreModelRecord(stored)).toBeNull();
});

it.each([
  [{ bytes: 1, sha256: SHA, md5: null }, { bytes: 1, sha256: SHA, md5: null }, true],
  [{ bytes: 1, sha256: SHA, md5: null }, { bytes: 1, sha256: 'cd'.repeat(32), md5: null }, false],
  // web-llm's own copy says nothing of itself.
  [{ bytes: 1, sha256: SHA, md5: null }, { bytes: null, sha256: null, md5: null }, false],
  [{ bytes: 1, sha256: null, md5: 'x' }, { bytes: 1, sha256: SHA, md5: 'x' }, true],
  [{ bytes: 1, sha256: null, md5: 'x' }, { bytes: 1, sha256: SHA, md5: 'y' }, false],
  [{ bytes: 1, sha256: null, md5: null }, { bytes: 2, sha256: SHA, md5: null }, false],
  [{ bytes: null, sha256: null, md5: null }, { bytes: 2, sha256: null, md5: null }, true],
])('the list %j and the copy %j: %s', (listed, stored, whole) => {
  expect(isWhole(listed, stored)).toBe(whole);
});
