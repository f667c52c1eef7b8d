/** `serve --alone`, `pack` and `download` as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { COMMIT, hubServer, REPO } from '../hub/testing/hubServer.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { smallBuild } from '../shards/testing.ts';

/** Starting Node and tsx takes most of a second on a slow machine. */
const PROCESS_MS = 60_000;

let room = '';
let model = '';
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'serving-'));
  model = path.join(room, 'small');
  await buildModelFolder(smallBuild(model));
}, PROCESS_MS);
afterAll(() => rm(room, { recursive: true, force: true }));

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'model-build/cli/main.ts', ...args],
    {
      cwd: PROJECT_ROOT,
      env: { ...process.env, ...env },
    },
  );
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  const closed = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, closed };
}

describe('npm run model-build', { timeout: PROCESS_MS }, () => {
  it('serves one model to pages from anywhere, until it is stopped', async () => {
    const { child, said, closed } = start(['serve', model, '--alone', '--port', '0']);
    while (!said.stdout.includes('research')) await once(child.stdout ?? child, 'data');
    const url = /http\S+/.exec(said.stdout)?.[0] ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/models\/small\/resolve\/main\/$/);
    const answer = await fetch(`${url}mlc-chat-config.json`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Content-Range');
    const asked = await fetch(`${url}params_shard_0.bin`, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'Range, If-Range',
    ]);
    expect(await answer.text()).toBe(await readFile(path.join(model, 'mlc-chat-config.json'), 'utf8'));
    for (const other of ['', 'nothing.json', '..%2f..%2fsmall%2fmanifest.json', '.incomplete']) {
      expect((await fetch(`${url}${other}`)).status).toBe(404);
    }
    expect((await fetch(new URL('/', url))).status).toBe(404);
    child.kill('SIGINT');
    expect((await closed).code).toBe(0);
  });

  it('serves no page with a model that no library runs', async () => {
    const { code, stderr } = await start(['serve', model]).closed;
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('--alone') as string });
    expect((await start(['serve', model, '--port', 'x']).closed).code).toBe(2);
  });

  it('packs', async () => {
    const out = path.join(room, 'small.tar');
    const { code, stdout } = await start(['pack', model, '--out', out]).closed;
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('small.tar: ') as string,
    });
    expect(existsSync(out)).toBe(true);
    expect((await start(['pack', model, '--out', out]).closed).stderr).toContain('exists already');
  });

  it('downloads what a build needs, and goes on after an interrupt', async () => {
    const weights = new Uint8Array(3_000_000).fill(3);
    const files = new Map<string, Uint8Array>([
      ['config.json', new TextEncoder().encode('{}')],
      ['model.safetensors', weights],
      ['pytorch_model.bin', new Uint8Array(5000)],
      ['consolidated.safetensors', new Uint8Array(5000)],
    ]);
    const hub = await hubServer(files);
    try {
      const env = { HF_ENDPOINT: hub.endpoint, HF_HUB_CACHE: path.join(room, 'cache'), HF_TOKEN: '' };
      hub.fault = ({ host }) => (host === 'storage' ? { cutAfter: 1_000_000, hang: true } : null);
      const first = start(['download', `hf:${REPO}`], env);
      const blobs = path.join(room, 'cache', `models--${REPO.replace('/', '--')}`, 'blobs');
      const partial = () => (existsSync(blobs) ? readdirSync(blobs) : []).filter(isPartial);
      const isPartial = (name: string) =>
        name.endsWith('.incomplete') && statSync(path.join(blobs, name)).size > 900_000;
      while (partial().length === 0) await sleep(10);
      first.child.kill('SIGINT');
      expect(await first.closed).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('goes on') as string,
      });
      hub.fault = () => null;
      const before = hub.seen.length;
      const second = await start(['download', `hf:${REPO}@main`], env).closed;
      expect(second).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`@${COMMIT}: 2 files, 3.0 MB`) as string,
      });
      const asked = hub.seen.slice(before).filter(({ host }) => host === 'storage');
      expect(asked.map(({ range }) => range)).toEqual([expect.stringMatching(/^bytes=\d{6,}-$/)]);
    } finally {
      await hub.close();
    }
  });
});
