import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from './serveStatic.ts';

let folder: string;
let root: StaticServer;
let below: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  const files: Record<string, string> = {
    'dist/index.html': '<!doctype html>',
    'dist/assets/page-1a2b.js': 'export {}',
    'dist/libs/x.wasm': '\0asm',
    'dist/libs/NOTICE': 'notice',
    'dist/empty.bin': '',
    'dist/.secret': 'hidden',
    'dist/models/copied/resolve/main/a.json': '"copy"',
    'dist-secret/a.txt': 'beside dist',
    'models/tiny/params_shard_0.bin': '0123456789',
    'models/tiny/.partial': 'hidden',
    'secret.txt': 'outside',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  const options = { dist: path.join(folder, 'dist'), models: path.join(folder, 'models'), port: 0 };
  root = await serveStatic({ ...options, headers: { 'Content-Security-Policy': "default-src 'self'" } });
  below = await serveStatic({ ...options, base: 'some/path' });
});

afterAll(async () => {
  await Promise.all([root.close(), below.close()]);
  await rm(folder, { recursive: true });
});

const SHARD = 'models/tiny/resolve/main/params_shard_0.bin';

/** A request whose path is sent as it is: fetch would tidy it up first. */
function raw(
  where: string,
  method = 'GET',
): Promise<{ status: number; body: string; type: string | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: root.port, path: where, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, type: answer.headers['content-type'] }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('serveStatic', () => {
  it.each([
    ['', 'text/html; charset=utf-8', '<!doctype html>'],
    ['index.html?model=tiny#x', 'text/html; charset=utf-8', '<!doctype html>'],
    ['assets/page-1a2b.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['libs/x.wasm', 'application/wasm', '\0asm'],
    ['libs/NOTICE', 'text/plain; charset=utf-8', 'notice'],
    ['empty.bin', 'application/octet-stream', ''],
    [SHARD, 'application/octet-stream', '0123456789'],
    ['models/copied/resolve/main/a.json', 'application/json', '"copy"'],
  ])('serves %s at the root and below a path', async (where, type, body) => {
    for (const { url } of [root, below]) {
      const answer = await fetch(url + where);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).toBe(body);
    }
  });

  it('adds the given headers', async () => {
    expect((await fetch(root.url)).headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it.each([
    ['bytes=0-0', 206, 'bytes 0-0/10', '0'],
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=-2', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=0-1,3-4', 200, null, '0123456789'],
  ])('answers the range %s', async (range, status, contentRange, body) => {
    const answer = await fetch(root.url + SHARD, { headers: { Range: range } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-range')).toBe(contentRange);
    expect(await answer.text()).toBe(body);
  });

  it('sends a range only of the version that the browser began with', async () => {
    const tag = (await fetch(root.url + SHARD)).headers.get('etag') ?? '';
    const same = await fetch(root.url + SHARD, { headers: { Range: 'bytes=5-', 'If-Range': tag } });
    const other = await fetch(root.url + SHARD, { headers: { Range: 'bytes=5-', 'If-Range': '"other"' } });
    expect([same.status, other.status]).toEqual([206, 200]);
  });

  it('says that nothing changed', async () => {
    const tag = (await fetch(root.url)).headers.get('etag') ?? '';
    const answer = await fetch(root.url, { headers: { 'If-None-Match': tag } });
    expect(answer.status).toBe(304);
  });

  it('answers HEAD without a body, and no other method', async () => {
    const head = await fetch(root.url + SHARD, { method: 'HEAD', headers: { Range: 'bytes=0-3' } });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('10');
    expect(await head.text()).toBe('');
    expect((await fetch(root.url, { method: 'POST', body: 'x' })).status).toBe(405);
    // No page from elsewhere is let in where the headers do not say so.
    expect((await fetch(root.url, { method: 'OPTIONS' })).status).toBe(405);
  });

  it.each([
    '/nothing.js',
    '/libs',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/../dist-secret/a.txt',
    '/.secret',
    '/%2esecret',
    '//secret.txt',
    '/index.html%00.js',
    '/%',
    '/%ff',
    '/models/tiny/.partial',
    '/models/tiny/resolve/main/.partial',
    '/models/tiny/resolve/main/',
    '/models/../resolve/main/secret.txt',
    '/models/..%2f/resolve/main/secret.txt',
    '/models/tiny/resolve/main/..%2f..%2fsecret.txt',
    '/models/tiny/params_shard_0.bin',
    'http://127.0.0.1/index.html',
  ])('finds nothing at %s, and says so in plain words', async (where) => {
    expect(await raw(where)).toEqual({
      status: 404,
      body: 'There is no such file.\n',
      type: 'text/plain; charset=utf-8',
    });
  });

  it('leads to the page from the path without its slash, and serves nothing beside it', async () => {
    const origin = below.url.replace('/some/path/', '');
    const answer = await fetch(`${origin}/some/path`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('/some/path/');
    for (const where of ['/', '/index.html', '/some/pathindex.html', `/${SHARD}`]) {
      expect((await fetch(origin + where)).status).toBe(404);
    }
  });

  it('says which port is taken', async () => {
    const options = { dist: folder, models: folder, port: root.port };
    await expect(serveStatic(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('ends open connections when it closes', async () => {
    const server = await serveStatic({ dist: folder, models: folder, port: 0 });
    await (await fetch(server.url)).text();
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});

it('puts texts and other folders’ files in the place of files, and serves no more models than it was given', async () => {
  const server = await serveStatic({
    dist: path.join(folder, 'dist'),
    models: new Map([['named', path.join(folder, 'models', 'tiny')]]),
    replaced: new Map([['catalogue.json', '{"version":1}']]),
    files: new Map([
      ['libs/own.wasm', path.join(folder, 'models', 'tiny', 'params_shard_0.bin')],
      ['libs/gone.wasm', path.join(folder, 'gone')],
    ]),
    port: 0,
  });
  try {
    const get = (where: string) => fetch(new URL(where, server.url));
    expect(await (await get('catalogue.json')).json()).toEqual({ version: 1 });
    expect((await get('catalogue.json')).headers.get('content-type')).toBe('application/json');
    expect(await (await get('models/named/resolve/main/params_shard_0.bin')).text()).toBe('0123456789');
    expect(await (await get('libs/own.wasm')).text()).toBe('0123456789');
    expect((await get('libs/gone.wasm')).status).toBe(404);
    expect((await get('models/tiny/resolve/main/params_shard_0.bin')).status).toBe(404);
    expect((await get('models/named/resolve/main/.partial')).status).toBe(404);
  } finally {
    await server.close();
  }
});
