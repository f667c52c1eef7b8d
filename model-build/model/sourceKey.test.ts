import { copyFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { localFolder } from '../hub/localFolder.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { sourceKey } from './sourceKey.ts';
import { memoryFolder } from './testing.ts';

it('changes with the files, and only with them', () =>
  withTemporaryFolder(async (room) => {
    const [a, b] = [path.join(room, 'a'), path.join(room, 'b')];
    writeFileSync(a, 'one');
    writeFileSync(b, 'two');
    const key = async (files: readonly string[] = ['a']) =>
      sourceKey([{ prefix: 'base/', folder: await localFolder(room), files }]);
    const first = await key();
    expect(await key()).toBe(first);
    writeFileSync(b, 'three');
    expect(await key()).toBe(first);
    expect(await key(['a', 'b'])).not.toBe(first);
    const { atime, mtime, ctimeMs } = statSync(a);
    // As long as before, and its time set back; a kernel's clock may tick only every few milliseconds.
    do {
      writeFileSync(a, 'eno');
      utimesSync(a, atime, mtime);
    } while (statSync(a).ctimeMs === ctimeMs);
    expect(await key()).not.toBe(first);
    const second = await key();
    copyFileSync(a, `${a}.copy`);
    rmSync(a);
    renameSync(`${a}.copy`, a);
    expect(await key()).not.toBe(second);
  }));

it('is the commit of a repository, which is not looked at', async () => {
  const files = new Map([['a', new Uint8Array(1)]]);
  const key = (revision: string) =>
    sourceKey([{ prefix: '', folder: { ...memoryFolder('hf:o/n', files), revision }, files: ['a'] }]);
  expect(await key('1'.repeat(40))).toBe(await key('1'.repeat(40)));
  expect(await key('1'.repeat(40))).not.toBe(await key('2'.repeat(40)));
});
