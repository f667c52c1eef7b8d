/** Nothing leaves: page, workers and service worker reach no other host, whether or not the page's host sends headers. */
import type { Page, Worker } from '@playwright/test';
import { openForeignHost, type ForeignHost } from '../../fixtures/foreignHost.ts';
import { openSite } from '../../fixtures/site.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

/** Every way to a host that workers have; each must fail, or be absent. */
function fromWorker(worker: Worker, url: string): Promise<Record<string, string>> {
  return worker.evaluate(async (foreign) => {
    const scope = globalThis as unknown as Record<string, new (url: string) => EventTarget>;
    const settle = (work: () => unknown): Promise<string> =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'done',
          (error: unknown) => (error instanceof Error ? error.name : 'refused'),
        );
    const opened = (name: string, address: string) => (): Promise<void> =>
      new Promise((resolve, reject) => {
        const make = scope[name];
        if (make === undefined) throw new Error('absent');
        const door = new make(address);
        door.addEventListener('open', () => resolve());
        door.addEventListener('error', () => reject(new Error('refused')));
      });
    return {
      fetch: await settle(() => fetch(foreign)),
      opaque: await settle(() => fetch(foreign, { mode: 'no-cors' })),
      cache: await settle(async () => (await caches.open('foreign')).add(foreign)),
      socket: await settle(opened('WebSocket', foreign.replace('http', 'ws'))),
      events: await settle(opened('EventSource', foreign)),
      script: await settle(() =>
        (globalThis as unknown as { importScripts: (url: string) => void }).importScripts(foreign),
      ),
      module: await settle(() => import(/* @vite-ignore */ foreign)),
    };
  }, url);
}

function fromPage(page: Page, url: string): Promise<Record<string, string>> {
  return page.evaluate(async (foreign) => {
    const settle = (work: () => unknown): Promise<string> =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'done',
          (error: unknown) => (error instanceof Error ? error.name : 'refused'),
        );
    const element = (name: string, attributes: Record<string, string>) => (): Promise<void> =>
      new Promise((resolve, reject) => {
        const made = Object.assign(document.createElement(name), attributes);
        made.addEventListener('load', () => resolve());
        made.addEventListener('error', () => reject(new Error('refused')));
        document.body.append(made);
        setTimeout(() => reject(new Error('refused')), 1000);
      });
    return {
      fetch: await settle(() => fetch(foreign)),
      image: await settle(element('img', { src: foreign })),
      style: await settle(element('link', { rel: 'stylesheet', href: foreign })),
      script: await settle(element('script', { src: foreign })),
      module: await settle(() => import(/* @vite-ignore */ foreign)),
      worker: await settle(() => new Worker(foreign)),
      blobWorker: await settle(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      ownScript: await settle(() => new Worker('sw.js')),
      serviceWorker: await settle(() => navigator.serviceWorker.register('sw.js?other')),
      evaluated: await settle(() => (0, eval)('1')),
      markup: await settle(() => (document.createElement('div').innerHTML = '<p>x</p>')),
      policy: await settle(() =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('other', {}),
      ),
    };
  }, url);
}

/** Ways that do not say what became of them: only the host can tell. */
async function silently(page: Page, url: string): Promise<void> {
  await page.evaluate((foreign) => {
    navigator.sendBeacon(foreign, 'x');
    const add = (name: string, attributes: Record<string, string>): HTMLElement => {
      const made = Object.assign(document.createElement(name), attributes);
      document.body.append(made);
      return made;
    };
    add('link', { rel: 'prefetch', href: foreign });
    add('link', { rel: 'icon', href: foreign });
  }, url);
}

async function navigating(page: Page, url: string): Promise<void> {
  await page.evaluate((foreign) => {
    const add = (name: string, attributes: Record<string, string>): HTMLElement => {
      const made = Object.assign(document.createElement(name), attributes);
      document.body.append(made);
      return made;
    };
    add('iframe', { src: foreign });
    (add('form', { action: foreign, method: 'post', target: '_blank' }) as HTMLFormElement).submit();
  }, url);
}

let foreign: ForeignHost;
test.beforeEach(async () => {
  foreign = await openForeignHost();
});
test.afterEach(async () => {
  await foreign.close();
});

for (const bare of [false, true]) {
  test(`page, worker and service worker are kept from other hosts ${bare ? 'without' : 'with'} the host's headers`, async ({
    page,
  }) => {
    const site = await openSite('/some/folder/', bare);
    const app = new AppPage(page, site.url);
    try {
      const reported: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') reported.push(message.text());
      });
      await app.open({ model: 'tiny-mistral', quantization: 'q4f32_1' });
      const sent = await page.request.get(site.url);
      expect(sent.headers()['content-security-policy'] === undefined).toBe(bare);
      await app.gate.acknowledge();
      await app.offline.controlled();
      const started = page.waitForEvent('worker');
      await app.model.loadButton.click();
      const worker = await started;
      expect(reported, 'the page itself asks for nothing that its policy refuses').toEqual([]);

      const refused = (ways: Record<string, string>): void => {
        for (const [way, outcome] of Object.entries(ways)) expect(outcome, way).not.toBe('done');
      };
      refused(await fromWorker(worker, foreign.url));
      refused(await fromWorker(app.offline.serviceWorker(), foreign.url));
      await app.model.cancelButton.click();
      refused(await fromPage(page, foreign.url));
      await silently(page, foreign.url);
      await page.waitForTimeout(500);
      expect(foreign.connections()).toBe(0);
      await navigating(page, foreign.url);
      await page.waitForTimeout(500);
      // Chromium opens a connection before it looks at the policy for frames and forms, and then asks nothing on it.
      expect(foreign.requests).toEqual([]);
      // The host can be reached: what stopped the requests is not in between.
      expect((await page.request.get(foreign.url)).status()).toBe(200);
      expect(foreign.requests).toHaveLength(1);
    } finally {
      await page.close();
      await site.close();
    }
  });
}
