/** Absolute address of the page's service worker, which the build puts beside the page. */
export function serviceWorkerScript(): string {
  return new URL('sw.js', document.baseURI).href;
}
