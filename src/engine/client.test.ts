import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineClient } from './client.ts';
import type { EngineWorker } from './client.ts';
import type {
  EngineEvent,
  EngineRequest,
  GenerateOptions,
  GenerateResult,
  LoadedModel,
  LoadOptions,
} from './protocol.ts';

/** The worker's side of a real message channel: messages are cloned and arrive later, as with a worker. */
class FakeWorker implements EngineWorker {
  onmessage: EngineWorker['onmessage'] = null;
  onmessageerror: EngineWorker['onmessageerror'] = null;
  onerror: EngineWorker['onerror'] = null;
  terminated = false;
  readonly requests: EngineRequest[] = [];
  readonly #channel = new MessageChannel();

  constructor() {
    this.#channel.port1.onmessage = (event: MessageEvent<EngineEvent>) => this.onmessage?.(event);
    this.#channel.port2.onmessage = ({ data }: MessageEvent<EngineRequest>) => this.requests.push(data);
  }

  postMessage(request: EngineRequest): void {
    this.#channel.port1.postMessage(request);
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }

  /** Waits until the client has asked for this. */
  async asked<K extends EngineRequest['kind']>(kind: K): Promise<Extract<EngineRequest, { kind: K }>> {
    return vi.waitFor(() => {
      const found = this.requests.find((request) => request.kind === kind);
      if (found === undefined) throw new Error(`${kind} was not asked for`);
      return found as Extract<EngineRequest, { kind: K }>;
    });
  }

  send(event: EngineEvent): void {
    this.#channel.port2.postMessage(event);
  }
}

const options: LoadOptions = {
  modelId: 'tiny',
  weightsUrl: 'http://127.0.0.1/models/tiny/resolve/main/',
  libraryUrl: 'http://127.0.0.1/libs/tiny.wasm',
  librarySha256: null,
  requiredFeatures: [],
};
const model: LoadedModel = {
  modelId: 'tiny',
  contextWindowSize: 2048,
  prefillChunkSize: 128,
  vocabSize: 32768,
  pipelines: 50,
  libraryBytes: 1000,
  startMs: 1,
  gpu: { vendor: '', architecture: '', description: '' },
};
const question: GenerateOptions = {
  prompt: [{ control: '<s>' }, { text: 'hello' }],
  stop: ['</s>'],
  sampling: { temperature: 0, topP: 1, seed: 1, maxTokens: 8 },
};
const result = { text: 'hi', tokenIds: [1], finishReason: 'aborted' } as unknown as GenerateResult;

const workers: FakeWorker[] = [];
function makeClient(): EngineClient {
  return new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
}
function lastWorker(): FakeWorker {
  const worker = workers.at(-1);
  if (worker === undefined) throw new Error('no worker was started');
  return worker;
}
async function loadedClient(): Promise<EngineClient> {
  const client = makeClient();
  const loading = client.load(options);
  const { id } = await lastWorker().asked('load');
  lastWorker().send({ kind: 'loaded', id, model });
  await loading;
  return client;
}

afterEach(() => {
  vi.useRealTimers();
  for (const worker of workers) worker.terminate();
  workers.length = 0;
});

describe('EngineClient', () => {
  it('loads: progress, then the model', async () => {
    const client = makeClient();
    const phases: string[] = [];
    const loading = client.load(options, { onProgress: ({ phase }) => phases.push(phase) });
    const worker = lastWorker();
    const { id, options: sent } = await worker.asked('load');
    expect(sent).toEqual(options);
    worker.send({ kind: 'progress', id, progress: { phase: 'upload', loadedBytes: 1, totalBytes: 2 } });
    worker.send({ kind: 'progress', id, progress: { phase: 'ready' } });
    worker.send({ kind: 'loaded', id, model });
    expect(await loading).toEqual(model);
    expect(client.loaded).toEqual(model);
    expect(phases).toEqual(['upload', 'ready']);
  });

  it('refuses a second load, and a second answer, as busy', async () => {
    const client = makeClient();
    const loading = client.load(options);
    await expect(client.load(options)).rejects.toMatchObject({ code: 'busy' });
    const { id } = await lastWorker().asked('load');
    lastWorker().send({ kind: 'loaded', id, model });
    await loading;
    void client.generate(question).catch(() => undefined);
    await expect(client.generate(question)).rejects.toMatchObject({ code: 'busy' });
  });

  it('keeps an error whole, and gives the next load a fresh worker', async () => {
    const client = makeClient();
    const loading = client.load(options);
    const failed = lastWorker();
    const { id } = await failed.asked('load');
    const error = { code: 'integrity', message: 'm', remedy: 'r', retryable: false, cause: 'c' } as const;
    failed.send({ kind: 'failed', id, error });
    await expect(loading).rejects.toMatchObject({ ...error, name: 'EngineError' });
    expect(failed.terminated).toBe(true);
    void client.load(options).catch(() => undefined);
    expect(lastWorker()).not.toBe(failed);
  });

  it('answers: text events, then the result; counts tokens meanwhile', async () => {
    const client = await loadedClient();
    const texts: string[] = [];
    const answering = client.generate(question, { onText: (text) => texts.push(text) });
    const { id } = await lastWorker().asked('generate');
    const counting = client.encode(question.prompt);
    const encode = await lastWorker().asked('encode');
    lastWorker().send({ kind: 'encoded', id: encode.id, ids: [1, 2] });
    expect(await counting).toEqual([1, 2]);
    lastWorker().send({ kind: 'text', id, text: 'h', tokens: 1 });
    lastWorker().send({ kind: 'text', id: 999, text: 'of nobody', tokens: 1 });
    lastWorker().send({ kind: 'finished', id, result });
    expect(await answering).toEqual(result);
    expect(texts).toEqual(['h']);
  });

  it('stops an answer, which then resolves with what there is', async () => {
    const client = await loadedClient();
    const stop = new AbortController();
    const answering = client.generate(question, { signal: stop.signal });
    const { id } = await lastWorker().asked('generate');
    stop.abort();
    expect((await lastWorker().asked('cancel')).target).toBe(id);
    lastWorker().send({ kind: 'finished', id, result });
    expect((await answering).finishReason).toBe('aborted');
  });

  it('cancels a load, and ends a worker that does not react', async () => {
    const client = makeClient();
    const stop = new AbortController();
    const loading = client.load(options, { signal: stop.signal });
    const worker = lastWorker();
    const { id } = await worker.asked('load');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    stop.abort();
    const rejected = expect(loading).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(2000);
    await rejected;
    expect(worker.terminated).toBe(true);
    vi.useRealTimers();
    expect(worker.requests.at(-1)).toMatchObject({ kind: 'cancel', target: id });
    await expect(client.load(options, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('fails what waits when the worker crashes', async () => {
    const client = await loadedClient();
    const answering = client.generate(question);
    lastWorker().onerror?.({ message: 'boom' } as ErrorEvent);
    await expect(answering).rejects.toMatchObject({ code: 'worker-crashed', cause: 'boom', retryable: true });
    await expect(client.generate(question)).rejects.toMatchObject({ code: 'not-loaded' });
  });

  it("tells a worker's script that cannot be fetched from a crash", async () => {
    const client = makeClient();
    const loading = client.load(options);
    lastWorker().onerror?.(new Event('error') as ErrorEvent);
    await expect(loading).rejects.toMatchObject({ code: 'download-failed' });
  });

  it('says that the device was lost, to the answer and to those who listen', async () => {
    const client = await loadedClient();
    const heard: string[] = [];
    const stopListening = client.onDeviceLost(({ code }) => heard.push(code));
    const answering = client.generate(question);
    const error = { code: 'device-lost', message: 'm', remedy: 'r', retryable: true } as const;
    lastWorker().send({ kind: 'device-lost', error });
    await expect(answering).rejects.toMatchObject({ code: 'device-lost' });
    expect(heard).toEqual(['device-lost']);
    expect(client.loaded).toBeNull();
    stopListening();
  });

  it('unloads: what is under way is cancelled, and the worker ends', async () => {
    const client = await loadedClient();
    const worker = lastWorker();
    const answering = client.generate(question);
    const rejected = expect(answering).rejects.toMatchObject({ code: 'cancelled' });
    const unloading = client.unload();
    await rejected;
    const { id } = await worker.asked('unload');
    worker.send({ kind: 'unloaded', id });
    await unloading;
    expect(worker.terminated).toBe(true);
    expect(client.loaded).toBeNull();
    await client.unload();
  });

  it('asks for a model first, without starting a worker', async () => {
    const client = makeClient();
    await expect(client.generate(question)).rejects.toMatchObject({ code: 'not-loaded' });
    await expect(client.encode(question.prompt)).rejects.toMatchObject({ code: 'not-loaded' });
    expect(workers).toEqual([]);
  });
});
