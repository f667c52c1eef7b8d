import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { EngineError } from '../../engine/errors.ts';
import { trustedScript } from '../../lib/trustedScripts.ts';
import { meaning as words } from '../../ui/strings/meaning.ts';
import { meaningScript } from './meaningScript.ts';
import type { MeaningEvent, MeaningJob, MeaningProgress, MeaningResult } from './protocol.ts';

/** What is used of a Worker. */
export interface MeaningWorker {
  postMessage(job: MeaningJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<MeaningEvent>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

export interface MeaningHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MeaningProgress) => void;
}

function startWorker(): MeaningWorker {
  return new Worker(trustedScript(meaningScript()), { type: 'module', name: 'encoder' });
}

/**
 * Runs an encoder over pairs of texts, in a worker that ends with the job: its memory, some times the encoder's size, is
 * free again then.
 *
 * @throws EngineError, and what `signal` was aborted with
 */
export async function measureMeaning(
  job: Omit<MeaningJob, 'runtimeUrl'>,
  { signal, onProgress }: MeaningHooks,
  start: () => MeaningWorker = startWorker,
): Promise<MeaningResult> {
  signal.throwIfAborted();
  const worker = start();
  try {
    return await new Promise<MeaningResult>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.onerror = ({ message }: Partial<ErrorEvent>) =>
        reject(
          new EngineError({
            code: 'worker-crashed',
            ...words.problem.crashed,
            retryable: true,
            cause: message,
          }),
        );
      worker.onmessage = ({ data }) => {
        if (data.kind === 'progress') onProgress(data.progress);
        else if (data.kind === 'scored') resolve(data.result);
        else reject(new EngineError(data.error));
      };
      worker.postMessage({ ...job, runtimeUrl: new URL(runtimeUrl, document.baseURI).href });
    });
  } finally {
    worker.terminate();
  }
}
