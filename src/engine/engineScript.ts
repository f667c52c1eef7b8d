import workerUrl from './worker/main.ts?worker&url';

/** Absolute address of the engine's worker. */
export function engineScript(): string {
  return new URL(workerUrl, document.baseURI).href;
}
