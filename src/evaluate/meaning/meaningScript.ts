import workerUrl from './worker/main.ts?worker&url';

/** Absolute address of the worker that runs an encoder. */
export function meaningScript(): string {
  return new URL(workerUrl, document.baseURI).href;
}
