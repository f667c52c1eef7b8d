import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { makeFolder } from '../makeFolder.ts';
import { openPartialFolder } from './partialFolder.ts';
import { withTemporaryFolder } from './testing.ts';

/** Of another run that begins just after this one has looked whether there is one: it writes into the new folder first. */
let ahead: number | undefined;
vi.mock('../makeFolder.ts', async (original) => {
  const real = await original<{ makeFolder: typeof makeFolder }>();
  return {
    makeFolder: async (folder: string) => {
      await real.makeFolder(folder);
      if (ahead === undefined || !folder.endsWith('.partial')) return;
      appendFileSync(path.join(folder, '.incomplete'), `\n{"pid":${ahead}}`);
    },
  };
});

it('gives a folder to one of two runs that begin at the same moment', () =>
  withTemporaryFolder(async (room) => {
    const target = path.join(room, 'model');
    const journal = path.join(room, 'model.partial', '.incomplete');
    ahead = process.ppid;
    await expect(openPartialFolder(target)).rejects.toMatchObject({
      code: 'target-exists',
      message: expect.stringContaining(`process ${ahead}`) as string,
    });
    // A third one is told of the one that works there.
    ahead = undefined;
    expect(readFileSync(journal, 'utf8').trim().split('\n').at(-1)).toBe(`{"pid":${process.ppid}}`);
    await expect(openPartialFolder(target)).rejects.toMatchObject({ code: 'target-exists' });
    expect(existsSync(path.join(room, 'model.partial', 'files'))).toBe(false);
  }));

it('makes the folder that a path with .. names', () =>
  withTemporaryFolder(async (room) => {
    const folder = await openPartialFolder(`${room}/none/../below/model`);
    await folder.commit();
    expect(existsSync(path.join(room, 'below', 'model'))).toBe(true);
  }));

it('takes over from a run that has ended', () =>
  withTemporaryFolder(async (room) => {
    // Above every id that systems give.
    ahead = 2 ** 30;
    const folder = await openPartialFolder(path.join(room, 'model'));
    ahead = undefined;
    await folder.discard();
  }));
