/** One file from the network into the browser's Cache Storage, where web-llm looks for it by its address. */
import { cancelledError, causeText } from '../commonErrors.ts';
import { EngineError } from '../errors.ts';
import { storageFullError } from './workerErrors.ts';

/** web-llm 0.2.86 opens these caches by name. */
export const CONFIG_CACHE = 'webllm/config';
export const MODEL_CACHE = 'webllm/model';
export const LIBRARY_CACHE = 'webllm/wasm';

function fileName(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? url;
}

export function downloadError(url: string, cause: unknown): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: `The download of ${fileName(url)} broke off: the connection or the host failed.`,
    remedy: 'Check the connection and load the model again; files that have arrived are kept.',
    retryable: true,
    cause: causeText(cause),
  });
}

function answerError(url: string, response: Response): EngineError | null {
  const html = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (response.ok && !html) return null;
  const cause = `${url}: ${response.status} ${response.statusText}`;
  if (html || [401, 403, 404, 410].includes(response.status)) {
    return new EngineError({
      code: 'not-found',
      message: `${fileName(url)} is not where this page expects it${html ? ': the host answered with a web page' : ''}.`,
      remedy: 'Choose another model, or ask whoever hosts this page to publish the model.',
      retryable: false,
      cause,
    });
  }
  return downloadError(url, cause);
}

/** A file's body whose bytes are counted as they pass, with its answer checked. */
export async function openDownload(
  url: string,
  options: { signal: AbortSignal; cache: RequestCache; onBytes: (count: number) => void },
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  let response: Response;
  try {
    response = await fetch(url, { signal: options.signal, cache: options.cache });
  } catch (error) {
    throw options.signal.aborted ? cancelledError() : downloadError(url, error);
  }
  const refused = answerError(url, response);
  if (refused !== null) {
    await response.body?.cancel();
    throw refused;
  }
  if (response.body === null) throw downloadError(url, 'the answer has no body');
  return response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        options.onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
}

/** Cache.put and body reads throw whatever the stream, the disk or the signal gave them. */
export function explainTransfer(url: string, error: unknown, signal: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  if (signal.aborted) return cancelledError();
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return storageFullError(error.message);
  return downloadError(url, error);
}
