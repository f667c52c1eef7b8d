/** Downloads against a server that behaves as the Hub does, and misbehaves as networks do. */
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillRandom } from '../fixtures/randomWeights.ts';
import { resolveSource, type ResolveOptions } from './resolveSource.ts';
import { COMMIT, hubServer, REPO, type HubServer } from './testing/hubServer.ts';

const LARGE_BYTES = 300_000;
const numbers = new Float32Array(LARGE_BYTES / 4);
fillRandom(numbers, 1, 1);
const large = new Uint8Array(numbers.buffer);
const SHARD = 'model-00001-of-00002.safetensors';
const files = new Map<string, Uint8Array>([
  ['config.json', new TextEncoder().encode('{"model_type":"mistral"}')],
  ['empty.txt', new Uint8Array()],
  [SHARD, large],
  ['model-00002-of-00002.safetensors', large.slice(4)],
  ['notes/Grüße 100%.md', new TextEncoder().encode('hello')],
]);
const blobOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let server: HubServer;
let cache: string;
let waits: number[];
beforeEach(async () => {
  server = await hubServer(files, { pageSize: 2 });
  cache = await mkdtemp(path.join(tmpdir(), 'hub-'));
  waits = [];
});
afterEach(async () => {
  await server.close();
  await rm(cache, { recursive: true, force: true });
});

const open = (
  options: ResolveOptions & { readonly extra?: Record<string, string> } = {},
  name = `hf:${REPO}`,
) =>
  resolveSource(name, {
    env: { HF_ENDPOINT: server.endpoint, HF_HUB_CACHE: cache, ...options.extra },
    connection: { idleMs: 300, pause: (ms) => Promise.resolve(void waits.push(ms)) },
    ...options,
  });
const inRepository = (...names: string[]): string => path.join(cache, 'models--halame--tiny-lora', ...names);
const storageRequests = () => server.seen.filter(({ host }) => host === 'storage');

describe('a repository', () => {
  it('is pinned to a commit and lists its files over several pages', async () => {
    const folder = await open();
    expect(folder).toMatchObject({ name: `hf:${REPO}`, revision: COMMIT, license: 'apache-2.0' });
    expect([...folder.files].map(([name, { bytes }]) => [name, bytes])).toEqual(
      [...files].map(([name, content]) => [name, content.length]),
    );
    expect(folder.files.get(SHARD)?.sha256).toBe(blobOf(large));
  });

  it('comes into the standard cache in its layout, once', async () => {
    const folder = await open();
    const progress: [number, number][] = [];
    await folder.fetch([...files.keys()], { onProgress: (done, total) => progress.push([done, total]) });
    for (const [name, content] of files) {
      expect(readFileSync(await folder.path(name)).equals(content)).toBe(true);
    }
    const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    expect(progress.at(-1)).toEqual([total, total]);
    expect(await folder.path(SHARD)).toBe(inRepository('snapshots', COMMIT, SHARD));
    expect(readlinkSync(await folder.path(SHARD))).toBe(path.join('..', '..', 'blobs', blobOf(large)));
    expect(readFileSync(inRepository('refs', 'main'), 'utf8')).toBe(COMMIT);
    expect(readdirSync(inRepository('blobs')).filter((name) => name.endsWith('.incomplete'))).toEqual([]);
    const before = server.seen.length;
    await (await open()).fetch([...files.keys()]);
    expect(server.seen.slice(before).filter(({ path: asked }) => asked.includes('/resolve/'))).toEqual([]);
  });

  it('is read from a cache that other tools filled, also without a network', async () => {
    mkdirSync(inRepository('snapshots', COMMIT), { recursive: true });
    mkdirSync(inRepository('refs'));
    writeFileSync(inRepository('refs', 'main'), COMMIT);
    writeFileSync(inRepository('snapshots', COMMIT, 'config.json'), '{"model_type":"mistral"}');
    const offline = await open({ extra: { HF_HUB_OFFLINE: '1' } });
    expect([...offline.files.keys()]).toEqual(['config.json']);
    expect(server.seen).toEqual([]);
    const said: string[] = [];
    await server.close();
    const unreachable = await open({ say: (line) => said.push(line) });
    expect(unreachable.revision).toBe(COMMIT);
    expect(said.join()).toContain('cannot be reached');
    await expect(open({ extra: { HF_HUB_OFFLINE: '1' } }, 'hf:a/b')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    '../outside',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    'C:evil',
    'a\\..\\b',
    'nul.txt',
    'a/.',
    'a\u0000b',
    'trailing.',
  ])('that lists the path %j is refused', async (listed) => {
    server.tree = [{ type: 'file', path: listed, oid: '0'.repeat(40), size: 1 }];
    await expect(open()).rejects.toMatchObject({ code: 'integrity' });
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([
    [401, 'access-denied', /gated, private/],
    [403, 'access-denied', /does not allow/],
    [404, 'not-found', /no such repository/],
    [418, 'download-failed', /418/],
  ])('that is answered with %i fails at once as %s', async (status, code, message) => {
    server.fault = () => ({ status });
    await expect(open()).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(server.seen).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

describe('a token', () => {
  const token = 'hf_secret';
  it('goes to the Hub and never to where the Hub redirects to', async () => {
    await server.close();
    server = await hubServer(files, { token });
    await expect(open()).rejects.toMatchObject({ code: 'access-denied' });
    server.seen.length = 0;
    const folder = await open({ extra: { HF_TOKEN: token } });
    await folder.fetch([SHARD, 'config.json']);
    expect(storageRequests()).toHaveLength(1);
    for (const { host, authorization } of server.seen) {
      expect(authorization).toBe(host === 'hub' ? `Bearer ${token}` : undefined);
    }
  });

  it('stays unsent where the address would show it, and unshown where it is wrong', async () => {
    const env = { HF_ENDPOINT: 'http://hub.example', HF_TOKEN: token };
    await expect(resolveSource(`hf:${REPO}`, { env })).rejects.toMatchObject({ code: 'usage' });
    server.fault = () => ({ status: 401 });
    const failure: unknown = await open({ extra: { HF_TOKEN: token } }).catch((error: unknown) => error);
    expect(JSON.stringify([failure, String(failure)])).not.toContain(token);
  });
});

describe('a download', () => {
  /** Whether it came as it is. */
  const fetchShard = async (): Promise<boolean> => {
    const folder = await open();
    return readFileSync(await folder.path(SHARD)).equals(large);
  };

  it('goes on by ranges where connections are cut or fall silent', async () => {
    server.fault = ({ host }) => {
      const count = storageRequests().length;
      return host === 'storage' && count < 4 ? { cutAfter: 70_000, hang: count === 2 } : null;
    };
    expect(await fetchShard()).toBe(true);
    const ranges = storageRequests().map(({ range }) =>
      Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]),
    );
    expect(ranges).toHaveLength(4);
    expect(ranges).toEqual(ranges.toSorted((a, b) => a - b));
    expect(ranges[3]).toBeGreaterThan(0);
  });

  it('goes on where an earlier run stopped', async () => {
    const stop = new AbortController();
    server.fault = ({ host }) => (host === 'storage' ? { cutAfter: 100_000, hang: true } : null);
    const folder = await open();
    const started = folder.fetch([SHARD], {
      signal: stop.signal,
      onProgress: (done) => (done >= 50_000 ? stop.abort() : undefined),
    });
    await expect(started).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(inRepository('snapshots', COMMIT, SHARD))).toBe(false);
    server.fault = () => null;
    expect(await fetchShard()).toBe(true);
    expect(storageRequests().at(-1)?.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('waits as long as a server asks, and tries again', async () => {
    server.fault = ({ host }) => {
      if (host !== 'storage') return null;
      const headers: Record<string, string>[] = [{ 'retry-after': '7' }, { ratelimit: '"api";r=0;t=11' }, {}];
      const header = headers[storageRequests().length - 1];
      return header === undefined ? null : { status: 'retry-after' in header ? 503 : 429, headers: header };
    };
    expect(await fetchShard()).toBe(true);
    expect(waits).toEqual([7000, 11_000, expect.any(Number)]);
    expect(waits[2]).toBeGreaterThanOrEqual(1500);
    expect(waits[2]).toBeLessThanOrEqual(2500);
  });

  it.each([500, 502, 429])('gives up after six answers with %i', async (status) => {
    const folder = await open();
    server.fault = () => ({ status });
    const before = server.seen.length;
    await expect(folder.path(SHARD)).rejects.toMatchObject({ code: 'download-failed' });
    expect(server.seen.length - before).toBe(6);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  });

  it('starts over where the content changed between two parts', async () => {
    server.fault = ({ host }) => {
      const count = storageRequests().length;
      if (host === 'hub') return count === 0 ? { etag: 'before' } : { etag: 'after' };
      return count === 1 ? { cutAfter: 90_000, content: new Uint8Array(LARGE_BYTES).fill(7) } : null;
    };
    expect(await fetchShard()).toBe(true);
    expect(storageRequests().at(-1)?.range).toBeUndefined();
  });

  it('gives up on content that changes each time', async () => {
    server.fault = ({ host }) =>
      host === 'hub' ? { etag: String(server.seen.length) } : { cutAfter: 90_000, content: large };
    const folder = await open();
    await expect(folder.path(SHARD)).rejects.toMatchObject({ code: 'integrity' });
  });

  it('starts over where a server ignores ranges', async () => {
    server.fault = ({ host }) =>
      host === 'storage'
        ? { ignoreRange: true, ...(storageRequests().length === 1 ? { cutAfter: 9000 } : {}) }
        : null;
    expect(await fetchShard()).toBe(true);
    expect(storageRequests()).toHaveLength(2);
  });

  it('makes good what an earlier run left damaged', async () => {
    mkdirSync(inRepository('blobs'), { recursive: true });
    writeFileSync(inRepository('blobs', `${blobOf(large)}.incomplete`), new Uint8Array(120_000));
    expect(await fetchShard()).toBe(true);
    expect(storageRequests().map(({ range }) => range)).toEqual(['bytes=120000-', undefined]);
  });

  it.each([
    ['shorter', large.slice(0, -1), SHARD],
    ['longer', Uint8Array.from([...large, 1]), SHARD],
    ['altered', large.map((byte, i) => (i === 200_000 ? byte ^ 1 : byte)), SHARD],
    ['altered and small', new TextEncoder().encode('{"model_type":"mistraL"}'), 'config.json'],
  ])('that is %s than listed is refused and leaves nothing', async (_, content, name) => {
    const folder = await open();
    server.fault = ({ path: asked }) =>
      asked.includes('signed') || asked.includes('again') ? { content } : null;
    await expect(folder.path(name)).rejects.toMatchObject({ code: 'integrity' });
    expect(readdirSync(inRepository('blobs'))).toEqual([]);
  });

  it('needs a file that is listed', async () => {
    await expect((await open()).path('model.safetensors')).rejects.toMatchObject({ code: 'not-found' });
  });
});
