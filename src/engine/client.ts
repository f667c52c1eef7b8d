/** The page's only door to the engine. Plain TypeScript: no framework, and no web-llm (the worker alone loads that). */
import type { PromptPart } from '../lib/shared/prompt.ts';
import { trustedScript } from '../lib/trustedScripts.ts';
import { busyError, cancelledError, notLoadedError } from './commonErrors.ts';
import { engineScript } from './engineScript.ts';
import { EngineError } from './errors.ts';
import { PendingRequests } from './pendingRequests.ts';
import type {
  EngineEvent,
  EngineRequest,
  GenerateOptions,
  GenerateResult,
  LoadedModel,
  LoadOptions,
  LoadProgress,
} from './protocol.ts';

/** What the client uses of a Worker. */
export interface EngineWorker {
  postMessage(request: EngineRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<EngineEvent>) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

function startWorker(): EngineWorker {
  return new Worker(trustedScript(engineScript()), { type: 'module', name: 'engine' });
}

/** How long a worker gets to end a load by itself; it may be inside a step that nothing interrupts. */
const CANCEL_GRACE_MS = 2000;

function crashed(cause: string): EngineError {
  return new EngineError({
    code: 'worker-crashed',
    message: 'The part of the page that runs the model stopped working.',
    remedy: 'Load the model again; if it happens again, choose a smaller one.',
    retryable: true,
    cause: cause === '' ? undefined : cause,
  });
}

function unreachable(): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: 'The part of the page that runs the model could not be fetched.',
    remedy: 'Check the connection and reload the page.',
    retryable: true,
  });
}

/**
 * One worker holds one model: every load starts a fresh worker and ends the old one, because WebAssembly memory never
 * shrinks and a load that failed half-way leaves nothing else sure to be free. Every method rejects with an EngineError.
 */
export class EngineClient {
  readonly #start: () => EngineWorker;
  readonly #requests = new PendingRequests();
  readonly #lostListeners = new Set<(error: EngineError) => void>();
  #worker: EngineWorker | null = null;
  #loaded: LoadedModel | null = null;

  constructor(start: () => EngineWorker = startWorker) {
    this.#start = start;
  }

  /** The model that answers now; null while none does. */
  get loaded(): LoadedModel | null {
    return this.#loaded;
  }

  /** Replaces the model that is loaded, if any. Aborting rejects with `cancelled`; files that have arrived are kept. */
  async load(
    options: LoadOptions,
    hooks: { signal?: AbortSignal; onProgress?: (progress: LoadProgress) => void } = {},
  ): Promise<LoadedModel> {
    const { signal, onProgress } = hooks;
    if (this.#requests.has('load')) throw busyError();
    if (signal?.aborted === true) throw cancelledError();
    this.#stopWorker(cancelledError());
    const worker = this.#startWorker();
    const [id, loaded] = this.#requests.add({
      kind: 'load',
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    worker.postMessage({ kind: 'load', id, options });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      worker.postMessage({ kind: 'cancel', id: this.#requests.nextId(), target: id });
      timer = setTimeout(() => this.#stopWorker(cancelledError()), CANCEL_GRACE_MS);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      this.#loaded = await loaded;
      return this.#loaded;
    } catch (error) {
      if (worker === this.#worker) this.#stopWorker(cancelledError());
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Aborting ends the answer: the promise then resolves with what was written, and `finishReason` 'aborted'. */
  async generate(
    options: GenerateOptions,
    hooks: { signal?: AbortSignal; onText?: (text: string, tokens: number) => void } = {},
  ): Promise<GenerateResult> {
    const { signal, onText } = hooks;
    const worker = this.#loadedWorker();
    if (this.#requests.has('generate')) throw busyError();
    if (signal?.aborted === true) throw cancelledError();
    const [id, finished] = this.#requests.add({
      kind: 'generate',
      ...(onText === undefined ? {} : { onText }),
    });
    worker.postMessage({ kind: 'generate', id, options });
    const onAbort = (): void =>
      worker.postMessage({ kind: 'cancel', id: this.#requests.nextId(), target: id });
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await finished;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** The ids that a prompt becomes, for counting tokens; also while an answer is being written. */
  async encode(prompt: readonly PromptPart[]): Promise<readonly number[]> {
    const worker = this.#loadedWorker();
    const [id, encoded] = this.#requests.add({ kind: 'encode' });
    worker.postMessage({ kind: 'encode', id, prompt });
    return encoded;
  }

  /** Frees all memory of the model. Whatever is under way rejects with `cancelled`. */
  async unload(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || this.#requests.has('load')) {
      this.#stopWorker(cancelledError());
      return;
    }
    this.#loaded = null;
    this.#requests.rejectAll(cancelledError());
    const [id, unloaded] = this.#requests.add({ kind: 'unload' });
    worker.postMessage({ kind: 'unload', id });
    // A worker in the middle of a GPU step may not hear it soon; its end frees the memory all the same.
    const timer = setTimeout(() => this.#requests.settle({ kind: 'unloaded', id }), CANCEL_GRACE_MS);
    try {
      await unloaded;
    } finally {
      clearTimeout(timer);
      if (worker === this.#worker) this.#stopWorker(cancelledError());
    }
  }

  /** The model is gone and nobody asked for that: the device was lost, or the worker. @returns a function that stops the calls */
  onDeviceLost(listener: (error: EngineError) => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /** Ends the worker at once, and forgets the listeners. */
  dispose(): void {
    this.#stopWorker(cancelledError());
    this.#lostListeners.clear();
  }

  #startWorker(): EngineWorker {
    const worker = this.#start();
    worker.onmessage = ({ data }) => this.#receive(worker, data);
    worker.onmessageerror = () => this.#lose(worker, crashed('a message could not be read'));
    // A script that could not be fetched gives a plain event, without the message of an error.
    worker.onerror = ({ message }: Partial<ErrorEvent>) =>
      this.#lose(worker, message === undefined ? unreachable() : crashed(message));
    this.#worker = worker;
    return worker;
  }

  #loadedWorker(): EngineWorker {
    if (this.#worker === null || this.#loaded === null) throw notLoadedError();
    return this.#worker;
  }

  #stopWorker(reason: EngineError): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#loaded = null;
    if (worker !== null) {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    }
    this.#requests.rejectAll(reason);
  }

  #receive(worker: EngineWorker, event: EngineEvent): void {
    if (event.kind === 'device-lost') this.#lose(worker, new EngineError(event.error));
    else if (event.kind === 'alive') void this.#watchLife(worker, event.lock);
    else this.#requests.settle(event);
  }

  /** No browser tells a page that a worker was ended from outside, for its memory for instance; its lock is free then. */
  async #watchLife(worker: EngineWorker, lock: string): Promise<void> {
    await navigator.locks.request(lock, () => undefined);
    this.#lose(worker, crashed('it ended without a word'));
  }

  /** Does nothing for a worker that was ended here. */
  #lose(worker: EngineWorker, error: EngineError): void {
    if (worker !== this.#worker) return;
    this.#stopWorker(error);
    for (const listener of this.#lostListeners) listener(error);
  }
}
