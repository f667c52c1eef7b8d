import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRepository } from './listRepository.ts';
import { rangeAccess } from './rangeAccess.ts';
import type { Connection } from './request.ts';
import { COMMIT, hubServer, REPO, type HubServer } from './testing/hubServer.ts';

const BLOCK = 4096;
const content = Uint8Array.from({ length: 100_003 }, (_, i) => (i * 31 + (i >> 8)) & 255);

let server: HubServer;
beforeEach(async () => {
  server = await hubServer(new Map([['model.safetensors', content]]), { token: 'hf_secret' });
});
afterEach(() => server.close());

async function open(signal?: AbortSignal) {
  const connection: Connection = {
    ...{ endpoint: server.endpoint, token: 'hf_secret', idleMs: 300, signal },
    pause: () => Promise.resolve(),
  };
  const file = (await listRepository(connection, REPO, 'main')).files.get('model.safetensors');
  if (file === undefined) throw new Error('the server lists no file');
  const url = new URL(`${server.endpoint}/${REPO}/resolve/${COMMIT}/model.safetensors`);
  return rangeAccess(connection, url, file, 'model.safetensors', BLOCK);
}

const reads = [
  [0, 8],
  [8, 5000],
  [4090, 12],
  [99_000, 1003],
  [100_002, 1],
  [0, 100_003],
  [50_000, 0],
] as const;

async function check(access: Awaited<ReturnType<typeof open>>): Promise<void> {
  for (const [position, length] of reads) {
    const target = new Uint8Array(length);
    await access.readAt(position, target);
    expect(Buffer.compare(target, content.subarray(position, position + length))).toBe(0);
  }
}

it('reads at any position, and asks the Hub for the way once', async () => {
  const access = await open();
  const before = server.seen.length;
  await check(access);
  const seen = server.seen.slice(before);
  // Two at once at the beginning: a block and the one after it.
  expect(seen.filter(({ host }) => host === 'hub').length).toBeLessThanOrEqual(2);
  expect(seen.filter(({ host, authorization }) => host === 'storage' && authorization !== undefined)).toEqual(
    [],
  );
  await access.close();
});

it('serves small reads side by side from one request a block', async () => {
  const access = await open();
  const rows = Array.from({ length: 64 }, (_, i) => [i * 64, new Uint8Array(64)] as const);
  await Promise.all(rows.map(([position, target]) => access.readAt(position, target)));
  for (const [position, target] of rows) expect(target).toEqual(content.subarray(position, position + 64));
  // The second one fetches the next block ahead, and may not have been sent yet.
  expect(server.seen.filter(({ host }) => host === 'storage').length).toBeLessThanOrEqual(2);
  await access.close();
});

it('goes on after cut connections and expired addresses', async () => {
  const access = await open();
  server.fault = (request, count) =>
    request.host === 'storage' && count % 5 === 0 ? { cutAfter: 1000 } : null;
  await check(access);
  let expired = 0;
  server.fault = ({ host }) => (host === 'storage' && (expired += 1) <= 2 ? { status: 403 } : null);
  await access.readAt(30_000, new Uint8Array(8));
  await access.close();
});

it.each([
  ['another length', { content: content.slice(1) }, 'integrity'],
  ['no ranges', { ignoreRange: true }, 'unsupported'],
  ['another part', { headers: { 'content-range': `bytes 1-4096/100003` } }, 'integrity'],
])('refuses %s', async (_, fault, code) => {
  const access = await open();
  server.fault = ({ host }) => (host === 'storage' ? fault : null);
  await expect(access.readAt(0, new Uint8Array(8))).rejects.toMatchObject({ code });
  await access.close();
});

it('refuses a file that changes between two reads', async () => {
  const access = await open();
  await access.readAt(0, new Uint8Array(8));
  server.fault = ({ host }) => (host === 'storage' ? { etag: 'another' } : null);
  await expect(access.readAt(60_000, new Uint8Array(8))).rejects.toMatchObject({ code: 'integrity' });
  await access.close();
});

it('stops when it is told to, and refuses reads outside the file', async () => {
  const stop = new AbortController();
  const access = await open(stop.signal);
  await expect(access.readAt(100_000, new Uint8Array(8))).rejects.toThrow(RangeError);
  server.fault = ({ host }) => (host === 'storage' ? { cutAfter: 10, hang: true } : null);
  const reading = access.readAt(0, new Uint8Array(8000));
  setTimeout(() => stop.abort(), 50);
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  await access.close();
});
