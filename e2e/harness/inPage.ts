/** The harness page's own script: one engine's worker with requests to it as promises, and the downloader's. */
import type { DownloadEvent, DownloadRequest, EngineEvent, EngineRequest } from './protocol.ts';

/** A request without its id, which the page gives. */
export type Call = EngineRequest extends infer R ? (R extends EngineRequest ? Omit<R, 'id'> : never) : never;
/** What ends a request. */
export type Outcome = Exclude<EngineEvent, { kind: 'progress' | 'text' | 'device-lost' | 'alive' }>;
/** What is seen meanwhile; of a text only its length, because all of it for each token would slow the run. */
export type Glimpse =
  Extract<EngineEvent, { kind: 'progress' }>['progress'] | { phase: 'text'; tokens: number };

export interface HarnessWindow {
  readonly harness: {
    readonly download: typeof download;
    readonly startWorker: typeof startWorker;
    readonly call: typeof call;
  };
  /** The test's own ear, where it has one. */
  readonly glimpse?: (glimpse: Glimpse) => Promise<void>;
}

let engine: { worker: Worker; nextId: number; waiting: Map<number, (outcome: Outcome) => void> } | null =
  null;

/** Stores a model's files, as the page does before a load. Resolves with the job's end. */
function download(url: string, request: DownloadRequest): Promise<DownloadEvent> {
  const worker = new Worker(url, { type: 'module' });
  return new Promise<DownloadEvent>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<DownloadEvent>) => {
      if (data.kind !== 'downloading') resolve(data);
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/** Starts a fresh worker in place of the last one. */
function startWorker(url: string): void {
  const { glimpse } = window as Partial<HarnessWindow>;
  engine?.worker.terminate();
  const worker = new Worker(url, { type: 'module' });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  engine = { worker, nextId: 1, waiting };
  const failAll = (code: 'worker-crashed' | 'device-lost', message: string): void => {
    for (const [id, settle] of waiting) {
      settle({ kind: 'failed', id, error: { code, message, remedy: '', retryable: false } });
    }
    waiting.clear();
  };
  worker.onerror = (event) => {
    failAll('worker-crashed', event.message);
  };
  worker.onmessage = ({ data }: MessageEvent<EngineEvent>) => {
    if (data.kind === 'device-lost') failAll('device-lost', data.error.message);
    else if (data.kind === 'progress') void glimpse?.(data.progress);
    else if (data.kind === 'text') void glimpse?.({ phase: 'text', tokens: data.tokens });
    else if (data.kind !== 'alive') {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    }
  };
}

/** Sends one request and waits for its end. `fixedLogits` comes as a plain list, because that crosses into the page. */
function call(request: Call, fixedLogits: number[] | null): Promise<Outcome> {
  const started = engine;
  if (started === null) throw new Error('no worker was started');
  const id = started.nextId++;
  let message = { ...request, id } as EngineRequest;
  if (fixedLogits !== null && message.kind === 'generate') {
    message = {
      ...message,
      options: { ...message.options, fixedLogits: Float32Array.from(fixedLogits) },
    };
  }
  return new Promise((resolve) => {
    started.waiting.set(id, resolve);
    started.worker.postMessage(message);
  });
}

Object.assign(window, { harness: { download, startWorker, call } } satisfies HarnessWindow);
