/** Packs of a small model: what tar and sha256sum make of them, and that nothing half-done stays. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tarHeader } from '../../src/lib/shared/tar/tarHeader.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { PUBLIC_LIBRARIES, type FoundLibrary } from '../catalogue/modelLibraries.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { smallBuild } from '../shards/testing.ts';
import { folderId } from '../verify/folderId.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import type { PackEntry } from './packEntry.ts';
import { pack } from '../cli/pack.ts';
import { runCommand } from '../cli/runCommand.ts';
import { planPack } from './planPack.ts';
import { writeFolder } from './writeFolder.ts';
import { writeTar } from './writeTar.ts';

const LIBRARY = await tinyLibrary();
async function tinyLibrary(): Promise<FoundLibrary> {
  const row = (await readLibraryManifest(path.join(PUBLIC_LIBRARIES, 'manifest.json'))).find(
    ({ file }) => file === 'tiny-mistral-q4f16_1.wasm',
  );
  if (row === undefined) throw new Error('there is no library of the test model');
  return { row, file: path.join(PUBLIC_LIBRARIES, row.file) };
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let room = '';
let model = '';
let entries: PackEntry[] = [];
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'pack-'));
  model = path.join(room, 'small');
  await buildModelFolder(smallBuild(model));
  entries = await planPack('small', model, await verifyFolder(model), LIBRARY);
});
afterAll(() => rm(room, { recursive: true, force: true }));

/** Checks SHA256SUMS by its own form, and that it lists every other file. */
function checkSums(folder: string): string[] {
  const lines = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const listed = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line)?.slice(1) ?? []);
  for (const [sum, name = ''] of listed) expect(hash(readFileSync(path.join(folder, name)))).toBe(sum);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  expect(found.toSorted()).toEqual(['SHA256SUMS', ...listed.map(([, name = '']) => name)].toSorted());
  return found;
}

describe('a pack', () => {
  it('as a folder holds the model where a page looks for it, its library, sums and a README', async () => {
    const target = path.join(room, 'stick');
    await writeFolder(target, entries, {});
    const found = checkSums(target);
    expect(found).toContain('models/small/resolve/main/mlc-chat-config.json');
    expect(found).toContain('libs/tiny-mistral-q4f16_1.wasm');
    expect(found).toContain('libs/TVM-NOTICE.txt');
    expect(await readLibraryManifest(path.join(target, 'libs', 'manifest.json'))).toEqual([LIBRARY.row]);
    const readme = readFileSync(path.join(target, 'README.txt'), 'utf8');
    for (const words of [
      'FOR RESEARCH PURPOSES ONLY',
      'models/small/resolve/main',
      'ask its publisher',
      'sha256sum -c',
    ])
      expect(readme).toContain(words);
    // Every file that it names is there.
    for (const [place] of readme.matchAll(/(?:models|libs)\/[\w./-]*\w/g))
      expect(existsSync(path.join(target, place))).toBe(true);
    expect((await verifyFolder(path.join(target, 'models/small/resolve/main'))).quantization).toBe('q4f16_1');
    await expect(writeFolder(target, entries, {})).rejects.toMatchObject({ code: 'target-exists' });
  });

  it('as an archive is read by tar, and is the same whenever and wherever it is made', async () => {
    const [one, two] = [path.join(room, 'one.tar'), path.join(room, 'two.tar')];
    await writeTar(one, 'small', entries, {});
    utimesSync(path.join(model, 'tokenizer.json'), 1, 1);
    await writeTar(two, 'small', await planPack('small', model, await verifyFolder(model), LIBRARY), {});
    expect(hash(readFileSync(one))).toBe(hash(readFileSync(two)));
    expect(readFileSync(one).length % 512).toBe(0);
    const unpacked = path.join(room, 'unpacked');
    mkdirSync(unpacked);
    execFileSync('tar', ['-xf', one, '-C', unpacked]);
    checkSums(path.join(unpacked, 'small'));
  });

  it('does not go into the model’s own folder', async () => {
    const context = {
      signal: new AbortController().signal,
      progress: { update: () => undefined, end: () => undefined },
      print: () => undefined,
    };
    const packed = (...words: string[]) => runCommand([pack], ['pack', model, '--out', ...words], context);
    for (const inside of ['x.tar', 'below/x'])
      await expect(packed(path.join(model, inside))).rejects.toMatchObject({ code: 'usage' });
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const out = path.join(room, '..beside.tar');
    await runCommand([pack], ['pack', model, '--json', '--out', out], { ...context, print });
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ target: out });
  });

  it('leaves nothing where a file changes under it, or where it is cancelled', async () => {
    const file = path.join(room, 'changing.bin');
    writeFileSync(file, 'ab');
    const changing: PackEntry[] = [
      ...entries,
      { path: 'x.bin', bytes: 1, sha256: hash(Buffer.from('a')), content: { file } },
    ];
    const tar = path.join(room, 'bad.tar');
    await expect(writeTar(tar, 'small', changing, {})).rejects.toMatchObject({ code: 'folder-invalid' });
    const folder = path.join(room, 'bad');
    await expect(writeFolder(folder, changing, {})).rejects.toMatchObject({ code: 'folder-invalid' });
    const signal = AbortSignal.abort();
    await expect(writeTar(tar, 'small', entries, { signal })).rejects.toMatchObject({ code: 'cancelled' });
    // One that is not ours stays.
    const other = path.join(room, 'other.tar');
    writeFileSync(`${other}.partial`, 'mine');
    await expect(writeTar(other, 'small', entries, {})).rejects.toMatchObject({ code: 'target-exists' });
    expect(readFileSync(`${other}.partial`, 'utf8')).toBe('mine');
    for (const name of [tar, folder]) expect(existsSync(name) || existsSync(`${name}.partial`)).toBe(false);
  });
});

it('names long paths in two parts, and refuses what tar cannot hold', () => {
  const long = `${'a'.repeat(90)}/${'b'.repeat(90)}`;
  const header = Buffer.from(tarHeader(long, 1));
  expect(header.toString('latin1', 0, 91)).toBe(`${'b'.repeat(90)}\0`);
  expect(header.toString('latin1', 345, 436)).toBe(`${'a'.repeat(90)}\0`);
  expect(() => tarHeader('a'.repeat(101), 1)).toThrow(RangeError);
  expect(() => tarHeader('a', 2 ** 33)).toThrow(RangeError);
});

it.each([
  ['models/smollm2-135m-q4f16_1', 'smollm2-135m-q4f16_1'],
  ['/stick/models/small/resolve/main', 'small'],
  ['./My Merge (v2)/', 'my-merge-v2-'],
  ['/', 'model'],
])('gives the folder %s the name %s', (folder, id) => {
  expect(folderId(folder)).toBe(id);
});
