/** `build` and `inspect` from the Hub, from nothing to a verified folder, against a server that behaves as the Hub does. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelBuildError } from '../errors.ts';
import { adapterFiles, baseFiles, type Shape } from '../fixtures/baseFiles.ts';
import { COMMIT, hubServer, REPO, type HubServer } from '../hub/testing/hubServer.ts';
import type { Manifest } from '../shards/manifest.ts';
import { folderHashes } from '../shards/testing.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { build } from './build.ts';
import { inspect } from './inspect.ts';
import { runCommand } from './runCommand.ts';

/** Two shards of more than 32 MiB, which --no-keep leaves where they are, and a small one; 17 million weights. */
const SHAPE: Shape = { hiddenSize: 256, heads: 4, headDim: 64, kvHeads: 2, ffnSize: 512, vocabSize: 33_000 };
const ADAPTER = 'halame/an-adapter';
const base = baseFiles(
  SHAPE,
  (weight) => ['model.embed_tokens.weight', 'lm_head.weight'].indexOf(weight) + 1,
);
const adapter = adapterFiles(SHAPE);
const LARGE = ['model-00002-of-00003.safetensors', 'model-00003-of-00003.safetensors'];
const TEST_MS = 120_000;

let room: string;
let local: Record<string, string>;
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'from-hub-'));
  for (const [name, files] of [['base', base] as const, ['adapter', adapter] as const]) {
    mkdirSync(path.join(room, name));
    for (const [file, bytes] of files) writeFileSync(path.join(room, name, file), bytes);
  }
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await run(...buildArgs(path.join(room, 'base'), path.join(room, 'adapter'), 'local'));
  local = await folderHashes(path.join(room, 'local'));
}, TEST_MS);
afterAll(() => rm(room, { recursive: true, force: true }));

let server: HubServer;
beforeEach(async () => {
  server = await hubServer(base, { others: new Map([[ADAPTER, adapter]]) });
  at('cache');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** Points the command at the server, with a cache of this name. */
function at(cache: string): void {
  const env = {
    HF_ENDPOINT: server.endpoint,
    HF_HUB_CACHE: path.join(room, cache),
    HF_TOKEN: '',
    HF_HUB_OFFLINE: '',
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runCommand([build, inspect], args, {
    signal: new AbortController().signal,
    progress: { update: () => undefined, end: () => undefined },
    print: (line) => lines.push(line),
  });
  return lines.join('\n');
}

function buildArgs(from: string, change: string, out: string, ...more: string[]): string[] {
  const sources = ['--base', from, '--adapter', change, '--quantization', 'q4f16_1', '--no-compile'];
  return ['build', ...sources, '--out', path.join(room, out), '--name', 'Same', ...more];
}
const hubArgs = (out: string, ...more: string[]) =>
  buildArgs(`hf:${REPO}`, `hf:${ADAPTER}@main`, out, ...more);

const storage = () => server.seen.filter(({ host }) => host === 'storage');

/** Holds a folder to the one that was built from local folders; manifest.json names where things came from. */
async function expectSame(out: string): Promise<void> {
  const { manifest } = await verifyFolder(path.join(room, out));
  const hashes = await folderHashes(path.join(room, out));
  expect({ ...hashes, 'manifest.json': '' }).toEqual({ ...local, 'manifest.json': '' });
  const wanted = JSON.parse(readFileSync(path.join(room, 'local', 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest?.files).toEqual(wanted.files);
  expect(manifest?.source.inputs).toEqual(wanted.source.inputs);
  expect(manifest?.source).toMatchObject({
    base: { name: `hf:${REPO}`, revision: COMMIT },
    adapter: { name: `hf:${ADAPTER}`, revision: COMMIT },
  });
}

describe('build from the Hub', { timeout: TEST_MS }, () => {
  it('makes the bytes that local folders give, with several shards on their way at once; then without a network', async () => {
    await run(...hubArgs('kept'));
    await expectSame('kept');
    // Each large file came once and whole, from where the Hub redirected to.
    expect(storage().map(({ range }) => range)).toEqual(storage().map(() => undefined));
    expect(storage().filter(({ path: asked }) => asked.includes('model-0'))).toHaveLength(3);
    expect(server.peak).toBeGreaterThanOrEqual(2);
    const before = server.seen.length;
    vi.stubEnv('HF_HUB_OFFLINE', '1');
    await run(...hubArgs('offline'));
    await expectSame('offline');
    expect(server.seen.length).toBe(before);
  });

  it('reads large shards by ranges with --no-keep, and leaves none of them on the disk', async () => {
    at('ranged');
    await run(...hubArgs('ranged-out', '--no-keep'));
    await expectSame('ranged-out');
    const large = storage().filter(({ path: asked }) => LARGE.some((name) => asked.includes(name)));
    expect(large.length).toBeGreaterThan(8);
    for (const { range } of large) expect(range).toMatch(/^bytes=\d+-\d+$/);
    const kept = readdirSync(path.join(room, 'ranged'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => LARGE.some((file) => name.endsWith(file)))).toEqual([]);
    const bytes = kept
      .map((name) => statSync(path.join(room, 'ranged', name)))
      .filter((file) => file.isFile());
    expect(Math.max(...bytes.map(({ size }) => size))).toBeLessThan(8_000_000);
  });

  it('goes on where a connection was cut, and waits where the server asks for it', async () => {
    at('cut');
    server.fault = ({ host, path: asked }, count) => {
      if (host === 'hub') return count === 4 ? { status: 503, headers: { 'retry-after': '0' } } : null;
      const times = storage().filter(({ path: other }) => other === asked).length;
      return asked.includes(LARGE[0] ?? '') && times < 3 ? { cutAfter: 9_000_000 } : null;
    };
    await run(...hubArgs('cut-out'));
    await expectSame('cut-out');
    const ranges = storage().filter(({ path: asked }) => asked.includes(LARGE[0] ?? ''));
    expect(ranges.map(({ range }) => range?.replace(/\d+/, 'N'))).toEqual([
      undefined,
      'bytes=N-',
      'bytes=N-',
    ]);
  });
});

describe('inspect of the Hub', () => {
  it('reads headers, and no weights', async () => {
    at('inspected');
    const text = await run('inspect', `hf:${REPO}`, '--adapter', `hf:${ADAPTER}`);
    expect(text).toContain(`hf:${REPO}@${COMMIT}: 3 safetensors files, 70 MB of tensors, licence apache-2.0`);
    expect(text).toMatch(/^ {2}self_attn\.q_proj +layers 0 +rank 4, alpha 8, scale 2$/m);
    expect(text).toMatch(/^ {2}q4f16_1 +none fits +128 +128 +1 +\d/m);
    const large = storage().filter(({ path: asked }) => LARGE.some((name) => asked.includes(name)));
    const asked = large.map(({ range }) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
      return Number(to) - Number(from) + 1;
    });
    expect(asked.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(3_000_000);
    expect(JSON.parse(await run('inspect', `hf:${ADAPTER}`, '--json'))).toMatchObject({
      kind: 'adapter',
      revision: COMMIT,
      targets: [{ module: 'self_attn.q_proj' }, { module: 'mlp.down_proj' }],
    });
  });
});

describe('what a person reads where it cannot be had', () => {
  const failure = async (...args: string[]): Promise<string> => {
    const error: unknown = await run(...args).catch((cause: unknown) => cause);
    if (!(error instanceof ModelBuildError)) throw new Error('it was to fail by name');
    expect(readdirSync(room)).not.toContain('none');
    return error.describe();
  };

  it.each([
    [
      'no token',
      '',
      /^hf:halame\/tiny-lora@main: .*401.*gated, private, or does not exist\.\n {2}.*accept its conditions.*HF_TOKEN/,
    ],
    ['a wrong token', 'hf_wrong', /^hf:halame\/tiny-lora@main: The Hub does not accept HF_TOKEN \(401\)\.\n/],
  ])('says of a gated repository with %s what opens it', async (_, token, message) => {
    await server.close();
    server = await hubServer(base, { token: 'hf_right' });
    at('gated');
    vi.stubEnv('HF_TOKEN', token);
    expect(await failure(...hubArgs('none'))).toMatch(message);
    expect(await failure('inspect', `hf:${REPO}`)).toMatch(message);
  });

  it('says where HF_HUB_OFFLINE is set and the cache is empty', async () => {
    at('empty');
    vi.stubEnv('HF_HUB_OFFLINE', '1');
    expect(await failure(...hubArgs('none'))).toMatch(
      /^hf:halame\/tiny-lora@main: HF_HUB_OFFLINE is set, and the cache does not hold this\.\n {2}Unset HF_HUB_OFFLINE/,
    );
    expect(server.seen).toEqual([]);
  });

  it('names the repository that the Hub does not have', async () => {
    const args = buildArgs('hf:nobody/nothing', `hf:${ADAPTER}`, 'none');
    expect(await failure(...args)).toMatch(/^hf:nobody\/nothing@main: .*404/);
  });
});
