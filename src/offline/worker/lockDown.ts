/** What a service worker's scope has that can reach a host, as far as this file changes it. */
export interface NetworkScope {
  readonly location: { readonly origin: string; readonly href: string };
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  readonly Cache?: { readonly prototype: object };
}

/** Doors beside fetch. Cache.add and addAll are two more. */
const DOORS = ['WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'importScripts'] as const;

/**
 * Keeps the service worker's own code from every other host. A host that sends a Content-Security-Policy with the script
 * does the same; where it sends none, nothing else governs a service worker: the policy of its pages does not.
 *
 * @param onFetch hears of each request of the service worker's own
 * @returns the browser's own fetch, for handing on what a page asked for, which the page's policy has let through
 */
export function lockDown(scope: NetworkScope, onFetch: (url: string) => void): NetworkScope['fetch'] {
  const { origin, href } = scope.location;
  const original = scope.fetch.bind(scope);
  fix(scope, 'fetch', (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input, href);
    if (url.origin !== origin) return Promise.reject(refusal(url.origin));
    onFetch(url.href);
    // A redirect could lead elsewhere after all.
    return original(input, { ...init, redirect: 'error' });
  });
  for (const name of DOORS) {
    if (name in scope) fix(scope, name, refuse);
  }
  for (const name of ['add', 'addAll']) {
    if (scope.Cache !== undefined) fix(scope.Cache.prototype, name, refuse);
  }
  return original;
}

function refusal(what: string): TypeError {
  return new TypeError(`This page's service worker asks no other host (${what}).`);
}

function refuse(): never {
  throw refusal('only fetch is open');
}

/** For good: neither assignment nor another definition changes it again. */
function fix(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false, enumerable: false });
}
