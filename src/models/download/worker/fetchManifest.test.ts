import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchManifest } from './fetchManifest.ts';

const URL_A = 'https://host.example/a/resolve/main/';
const { signal } = new AbortController();

function host(answer: (signal: AbortSignal) => Response | Promise<Response>) {
  const fetch = vi.fn((_: string, init: { signal: AbortSignal }) => Promise.resolve(answer(init.signal)));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('self', { location: new URL(URL_A) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('gives the bytes and their hash', async () => {
  host(() => new Response('{}'));
  const found = await fetchManifest(URL_A, signal);
  expect(new TextDecoder().decode(found?.bytes)).toBe('{}');
  expect(found?.sha256).toMatch(/^44136fa355b3678a/);
});

it('waits for no host that asks for more than a minute', async () => {
  const fetch = host(() => new Response(null, { status: 503, headers: { 'retry-after': '61' } }));
  await expect(fetchManifest(URL_A, signal)).rejects.toMatchObject({ code: 'download-failed' });
  expect(fetch).toHaveBeenCalledOnce();
});

it('gives up on a host that never answers', async () => {
  const fetch = host(
    (ended) =>
      new Promise((_, reject) => {
        ended.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')));
      }),
  );
  const refused = expect(fetchManifest(URL_A, signal)).rejects.toMatchObject({ code: 'download-failed' });
  await vi.advanceTimersByTimeAsync(180_000);
  await refused;
  expect(fetch).toHaveBeenCalledTimes(4);
});

it('reads no more than a list can be, whatever the host says of its length', async () => {
  let sent = 0;
  const endless = (): Response =>
    new Response(
      new ReadableStream({
        pull(controller) {
          sent += 1 << 20;
          controller.enqueue(new Uint8Array(1 << 20));
          if (sent >= 1 << 26) controller.close();
        },
      }),
    );
  host(endless);
  await expect(fetchManifest(URL_A, signal)).rejects.toMatchObject({ code: 'model-invalid' });
  expect(sent).toBeLessThan(1 << 23);
  host(() => new Response('{}', { headers: { 'content-length': String(1 << 23) } }));
  await expect(fetchManifest(URL_A, signal)).rejects.toMatchObject({ code: 'model-invalid' });
});
