/**
 * The page's service worker: keeps the page and its libraries for use without a network, gives what a host serves the
 * page's policy, tells the page of each request, and refuses them all during a rehearsal. A new version waits until the
 * person lets it in or the last tab is closed: the code of an open page is never swapped.
 */
import type { RequestNote, ShieldReplies, ShieldRequest, StoredPage } from '../protocol.ts';
import { PAGE_FILES, PAGE_POLICY } from './built.ts';
import { governed } from './governed.ts';
import { lockDown } from './lockDown.ts';
import { createPageStorage } from './pageStorage.ts';
import { createRefusal } from './refusal.ts';
import { plainUrl, wayOf } from './wayOf.ts';
import type { Way } from './wayOf.ts';

declare const self: ServiceWorkerGlobalScope;

const fetchForPage = lockDown(self, (url) => void tell(url, false));
const { scope } = self.registration;
const storage = createPageStorage(PAGE_FILES, scope);
/** What changes after the installation: the newest catalogue, and the state of a rehearsal. */
const STATE = `chatdoctor-state-${scope}`;
const CATALOGUE = `${scope}catalogue.json`;
const openState = (): Promise<Cache> => caches.open(STATE);
const refusal = createRefusal(openState);

async function tell(url: string, refused: boolean): Promise<void> {
  const note: RequestNote = { kind: 'request', url, refused };
  // The page that installs the first version is not under it yet.
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    if (client.url.startsWith(scope)) client.postMessage(note);
  }
}

/** What came with the page; of the catalogue the last answer of the host, where it was asked since. */
async function stored(url: string): Promise<Response | undefined> {
  const newest = url === CATALOGUE ? await (await openState()).match(url) : undefined;
  return newest ?? (await storage.match(url));
}

/** A full disk, or an answer that may not be stored, takes nothing from the answer in hand. */
async function keep(url: string, response: Response): Promise<void> {
  try {
    await (await openState()).put(url, response);
  } catch (error) {
    console.warn(`${url} could not be stored for a day without a network.`, error);
  }
}

async function fromNetwork(request: Request, way: Way): Promise<Response> {
  const plain = plainUrl(request.url, scope);
  try {
    const response = await fetchForPage(request);
    if (way === 'network') return response;
    if (response.ok) {
      if (plain === CATALOGUE) await keep(plain, response.clone());
      return response;
    }
    return (await stored(plain)) ?? response;
  } catch (error) {
    const kept = way === 'network' ? undefined : await stored(plain);
    if (kept !== undefined) return kept;
    throw error;
  }
}

async function answer(request: Request, way: Way): Promise<Response> {
  const { url } = request;
  if (way === 'storage') {
    const kept = await stored(plainUrl(url, scope));
    if (kept !== undefined) return kept;
  }
  if (await refusal.known()) {
    void tell(url, true);
    return (way === 'network' ? undefined : await stored(plainUrl(url, scope))) ?? Response.error();
  }
  void tell(url, false);
  return fromNetwork(request, way);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const way = wayOf(request, scope, storage.has);
  // Gigabytes of weights need not pass through here.
  if (way === 'network' && request.destination === '' && refusal.active() === false) {
    event.waitUntil(tell(request.url, false));
    return;
  }
  event.respondWith(answer(request, way).then((response) => governed(response, PAGE_POLICY)));
});

/** Not in TypeScript's library yet: https://wicg.github.io/service-worker-static-routing-api/ */
interface RoutingEvent extends ExtendableEvent {
  addRoutes?(rule: { condition: { urlPattern: string }; source: 'fetch-event' }): Promise<void>;
}

self.addEventListener('install', (event: RoutingEvent) => {
  // Else Chromium asks the host for a page at the same time as us, also for one that is stored.
  const routed = event.addRoutes?.({ condition: { urlPattern: `${scope}*` }, source: 'fetch-event' });
  event.waitUntil(Promise.all([storage.install(event), routed?.catch(() => undefined)]));
});

/** The catalogue that came with this version counts, not what the version before it was told last. */
async function begin(event: ExtendableEvent): Promise<void> {
  await caches.delete(STATE);
  await storage.cleanUp(event);
}

self.addEventListener('activate', (event) => {
  // The first version takes charge of the page that installed it: an engine starts only in a page that is controlled.
  event.waitUntil(begin(event).then(() => self.clients.claim()));
});

async function takeOver(): Promise<{ otherTabs: number }> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const otherTabs = tabs.filter(({ url }) => url.startsWith(scope)).length - 1;
  if (otherTabs <= 0) await self.skipWaiting();
  return { otherTabs: Math.max(0, otherTabs) };
}

async function reply<K extends ShieldRequest['kind']>(kind: K): Promise<ShieldReplies[K]>;
async function reply(kind: ShieldRequest['kind']): Promise<ShieldReplies[ShieldRequest['kind']]> {
  switch (kind) {
    case 'claim':
      await self.clients.claim();
      return null;
    case 'take-over':
      return takeOver();
    case 'stored':
      return storage.state() satisfies Promise<StoredPage>;
    case 'refuse-network':
      await refusal.begin();
      return null;
    case 'allow-network':
      await refusal.end();
      return null;
    default:
      return kind satisfies never;
  }
}

self.addEventListener('message', (event) => {
  const { kind } = event.data as ShieldRequest;
  const [port] = event.ports;
  event.waitUntil(reply(kind).then((answered) => port?.postMessage(answered)));
});
