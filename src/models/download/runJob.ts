import { cancelledError } from '../../engine/commonErrors.ts';
import { EngineError } from '../../engine/errors.ts';
import { trustedScript } from '../../lib/trustedScripts.ts';
import { downloadScript } from './downloadScript.ts';
import type { DownloadEvent, DownloadProgress, DownloadRequest } from './protocol.ts';

/** What is used of a Worker. */
export interface DownloadWorker {
  postMessage(request: DownloadRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<DownloadEvent>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

export interface JobHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

type Outcome = Exclude<DownloadEvent, { kind: 'downloading' | 'failed' }>;

function startWorker(): DownloadWorker {
  return new Worker(trustedScript(downloadScript()), { type: 'module', name: 'download' });
}

/** How long a worker gets to put away what it has in hand. */
const STOP_GRACE_MS = 2000;

function stoppedWorking(message: string | undefined): EngineError {
  // A script that could not be fetched gives a plain event, without the message of an error.
  return new EngineError({
    code: 'worker-crashed',
    message:
      message === undefined
        ? 'The part of the page that downloads models could not be fetched.'
        : 'The part of the page that downloads models stopped working.',
    remedy: 'Check the connection and try again; what has arrived is kept.',
    retryable: true,
    cause: message,
  });
}

/**
 * Runs one job in a worker of its own, which ends with it. Aborting keeps what has arrived.
 *
 * @throws EngineError
 */
export async function runJob(
  request: Exclude<DownloadRequest, { kind: 'stop' }>,
  { signal, onProgress }: JobHooks = {},
  start: () => DownloadWorker = startWorker,
): Promise<Outcome> {
  if (signal?.aborted === true) throw cancelledError();
  const worker = start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      onAbort = () => {
        worker.postMessage({ kind: 'stop' });
        timer = setTimeout(() => reject(cancelledError()), STOP_GRACE_MS);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.onerror = ({ message }: Partial<ErrorEvent>) => reject(stoppedWorking(message));
      worker.onmessage = ({ data }) => {
        if (data.kind === 'downloading') {
          if (signal?.aborted !== true) onProgress?.(data.progress);
        } else if (data.kind === 'failed') reject(new EngineError(data.error));
        else resolve(data);
      };
      worker.postMessage(request);
    });
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
