import workerUrl from './worker/main.ts?worker&url';

/** Absolute address of the downloader's worker. */
export function downloadScript(): string {
  return new URL(workerUrl, document.baseURI).href;
}
