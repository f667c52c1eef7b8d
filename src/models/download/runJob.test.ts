import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine/errors.ts';
import type { DownloadEvent, DownloadProgress, DownloadRequest } from './protocol.ts';
import { runJob } from './runJob.ts';
import type { DownloadWorker } from './runJob.ts';

const JOB = { kind: 'verify', weightsUrl: 'https://host.example/' } as const;

function scripted() {
  const requests: DownloadRequest[] = [];
  let ended = false;
  const worker: DownloadWorker = {
    postMessage: (request) => requests.push(request),
    terminate: () => (ended = true),
    onmessage: null,
    onerror: null,
  };
  return {
    start: () => worker,
    requests,
    say: (data: DownloadEvent) => worker.onmessage?.({ data } as MessageEvent<DownloadEvent>),
    crash: (message?: string) => worker.onerror?.({ message } as ErrorEvent),
    ended: () => ended,
  };
}

describe('a job in the downloader’s worker', () => {
  it('tells its progress, gives its outcome, and ends the worker', async () => {
    const worker = scripted();
    const seen: DownloadProgress[] = [];
    const run = runJob(JOB, { onProgress: (progress) => seen.push(progress) }, worker.start);
    worker.say({ kind: 'downloading', progress: { phase: 'plan' } });
    worker.say({ kind: 'verified', damaged: ['a.bin'] });
    expect(await run).toEqual({ kind: 'verified', damaged: ['a.bin'] });
    expect([worker.requests, seen, worker.ended()]).toEqual([[JOB], [{ phase: 'plan' }], true]);
  });

  it('brings an error over whole', async () => {
    const worker = scripted();
    const run = runJob(JOB, {}, worker.start);
    const error = { code: 'storage-full', message: 'm', remedy: 'r', retryable: true, cause: 'c' } as const;
    worker.say({ kind: 'failed', error });
    const thrown = await run.catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(EngineError);
    expect((thrown as EngineError).toData()).toEqual(error);
  });

  it.each([
    ['an error inside', 'could not be fetched', undefined],
    ['a script that did not come', 'stopped working', 'boom'],
  ])('says so: %s', async (_, words, message) => {
    const worker = scripted();
    const run = runJob(JOB, {}, worker.start);
    worker.crash(message);
    await expect(run).rejects.toThrow(words);
    expect(worker.ended()).toBe(true);
  });

  it('asks the worker to stop, and hears no progress after that', async () => {
    const worker = scripted();
    const controller = new AbortController();
    const seen: DownloadProgress[] = [];
    const hooks = { signal: controller.signal, onProgress: (p: DownloadProgress) => seen.push(p) };
    const run = runJob(JOB, hooks, worker.start);
    controller.abort();
    worker.say({ kind: 'downloading', progress: { phase: 'plan' } });
    worker.say({ kind: 'failed', error: { code: 'cancelled', message: '', remedy: '', retryable: true } });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(worker.requests.at(-1)).toEqual({ kind: 'stop' });
    expect(seen).toEqual([]);
  });

  it('starts nothing where it was stopped before', async () => {
    const worker = scripted();
    await expect(runJob(JOB, { signal: AbortSignal.abort() }, worker.start)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(worker.requests).toEqual([]);
  });
});
