import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRandomAccess } from './randomAccess.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'random-access-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads a file at any position', async () => {
  const file = path.join(folder, 'a file');
  await writeFile(file, Uint8Array.of(1, 2, 3, 4));
  const access = await openRandomAccess(file);
  const bytes = new Uint8Array(2);
  await access.readAt(1, bytes);
  await access.close();
  expect([access.size, ...bytes]).toEqual([4, 2, 3]);
});

it('refuses a folder, and what is not there', async () => {
  await expect(openRandomAccess(folder)).rejects.toMatchObject({ message: 'This is not a regular file.' });
  await expect(openRandomAccess(path.join(folder, 'nothing'))).rejects.toMatchObject({ code: 'not-found' });
});

it.skipIf(process.platform === 'win32')('refuses a pipe instead of waiting for its other end', async () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(openRandomAccess(pipe)).rejects.toMatchObject({ message: 'This is not a regular file.' });
});
