import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesKey } from './sourcesKey.ts';

let root: string;
const write = async (name: string, content: string): Promise<void> => {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), content);
};

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'key-'));
  await write('src/a.ts', '1');
  await write('src/deep/b.ts', '2');
  await write('index.html', '3');
});
afterEach(() => rm(root, { recursive: true }));

const key = (counts?: (name: string) => boolean) => sourcesKey(root, ['src', 'index.html', 'absent'], counts);

it('changes with the contents, the name and the set of files, and with nothing else', async () => {
  const before = await key();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  await write('src/a.ts', '1');
  await write('elsewhere/c.ts', '4');
  expect(await key()).toBe(before);
  const seen = new Set([before]);
  await write('src/a.ts', '9');
  seen.add(await key());
  await write('src/c.ts', '1');
  seen.add(await key());
  await rm(path.join(root, 'src/deep/b.ts'));
  seen.add(await key());
  await write('absent/d.ts', '');
  seen.add(await key());
  expect(seen.size).toBe(5);
});

it('leaves out what does not count', async () => {
  const counts = (name: string) => !name.endsWith('.test.ts');
  const before = await key(counts);
  await write('src/deep/b.test.ts', 'x');
  expect(await key(counts)).toBe(before);
});
