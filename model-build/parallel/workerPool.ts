import { Worker } from 'node:worker_threads';

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}

/** Threads that answer each message with one message, in order. */
export class WorkerPool<Job, Answer> {
  readonly #workers: { readonly worker: Worker; readonly waiting: Waiting<Answer>[] }[];
  #failure: Error | undefined;

  /** @param entry a TypeScript module of this folder */
  constructor(entry: string, size: number) {
    this.#workers = Array.from({ length: size }, () => {
      const worker = new Worker(new URL('start.mjs', import.meta.url), { workerData: { entry } });
      const waiting: Waiting<Answer>[] = [];
      worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
      worker.on('error', (cause: unknown) =>
        this.#fail(cause instanceof Error ? cause : new Error(String(cause))),
      );
      worker.on('exit', (code) => this.#fail(new Error(`A worker thread ended with ${code}.`)));
      return { worker, waiting };
    });
  }

  /** Gives a job to the thread with the fewest. */
  run(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const [least] = [...this.#workers].sort((a, b) => a.waiting.length - b.waiting.length);
      if (this.#failure !== undefined || least === undefined) {
        reject(this.#failure ?? new RangeError('a pool without threads'));
        return;
      }
      least.waiting.push({ resolve, reject });
      least.worker.postMessage(job);
    });
  }

  /** Ends the threads; what they were doing is lost. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #fail(cause: Error): void {
    this.#failure ??= cause;
    for (const { waiting } of this.#workers)
      for (const { reject } of waiting.splice(0)) reject(this.#failure);
  }
}
