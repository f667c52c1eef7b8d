import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './makeFolder.ts';
import { withTemporaryFolder } from './shards/testing.ts';

it('makes what is missing and leaves what is there', () =>
  withTemporaryFolder(async (room) => {
    const deep = path.join(room, 'a', 'b', 'c');
    await makeFolder(deep);
    await makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
    writeFileSync(path.join(room, 'file'), '');
    await expect(makeFolder(path.join(room, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(path.join(room, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  }));

it.skipIf(!existsSync('/proc/self'))('ends where a folder exists and takes no other', async () => {
  await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'target-invalid', file: '/proc/x' });
});
