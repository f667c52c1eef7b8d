/** The page's service worker: what it stores, what it counts, and how a new version of it comes in. */
import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPageHeaders } from '../../../model-build/page/pageHeaders.ts';
import { serveStatic } from '../../../model-build/serve/serveStatic.ts';
import { BROWSERS_OWN, openRecordingProxy } from '../../fixtures/recordingProxy.ts';
import { DIST, openSite } from '../../fixtures/site.ts';
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

test('the meter counts what a proxy sees, and a second visit asks for the catalogue alone', async ({
  browser,
}) => {
  const proxy = await openRecordingProxy();
  const site = await openSite('/a/b/');
  const context = await browser.newContext({ proxy: { server: proxy.url, bypass: '<-loopback>' } });
  try {
    const app = new AppPage(await context.newPage(), site.url);
    await app.enter();
    await app.offline.controlled();
    await app.page.waitForTimeout(1500);
    // What the browser asks for itself, no page can see: the script of the service worker, the icon, the manifest.
    const seen = proxy.log.filter(
      (url) => url.startsWith(site.url) && !/(?:sw\.js|favicon\.svg|\.webmanifest)$/.test(url),
    );
    const targets = await app.offline.targets();
    const counted = targets.filter((url) => !/(?:sw\.js|favicon\.svg|\.webmanifest)$/.test(url));
    expect(counted.sort()).toEqual(
      seen.map((url) => url.replace(/^http:\/\//, '').replace(/\?.*$/, '')).sort(),
    );
    expect((await app.offline.count()).hosts).toEqual([new URL(site.url).host]);

    proxy.log.length = 0;
    await app.page.reload();
    await expect(app.offline.meter).toContainText(/^1 request since/);
    expect(await app.offline.targets()).toEqual([`${new URL(site.url).host}/a/b/catalogue.json`]);
    await app.page.waitForTimeout(1500);
    expect(proxy.log.filter((url) => !url.endsWith('/sw.js') && !BROWSERS_OWN.test(url))).toEqual([
      `${site.url}catalogue.json`,
    ]);
  } finally {
    await context.close();
    await site.close();
    await proxy.close();
  }
});

for (const bare of [false, true]) {
  test(`the page opens without its server, ${bare ? 'without' : 'with'} the host's headers`, async ({
    page,
  }) => {
    const site = await openSite('/sub/', bare);
    const app = new AppPage(page, site.url);
    await app.enter();
    await app.offline.controlled();
    await site.close();
    await page.goto(`${site.url}?model=tiny-mistral`);
    await expect(app.model.region).toContainText('Tiny Mistral');
    await app.disclaimer.expectVisible();
    await app.openAbout();
    await page.keyboard.press('Escape');
    await app.offline.open();
    await expect(app.offline.checks.first()).toContainText('Ready');
    await expect(app.offline.checks.nth(1)).toContainText('is not stored');
    if (!bare) expect(await violations(page)).toEqual([]);
  });
}

test('a new version waits for the person, and for other tabs to be closed', async ({ context, page }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'version-'));
  const files = new Map<string, string>();
  const headers = await readPageHeaders(DIST);
  const site = await serveStatic({ dist: DIST, models: folder, port: 0, files, headers });
  try {
    const app = new AppPage(page, site.url);
    await app.enter();
    await app.offline.controlled();
    const next = path.join(folder, 'next.js');
    await copyFile(path.join(DIST, 'sw.js'), next);
    await appendFile(next, '\n// the next version\n');
    files.set('sw.js', next);
    const other = await context.newPage();
    await other.goto(site.url);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(app.offline.updateNote).toBeVisible();
    await page.evaluate(() => Object.assign(window, { sameVisit: true }));
    await app.offline.updateButton.click();
    await expect(page.getByText('Close the other tab of this page first')).toBeVisible();
    expect(await page.evaluate(() => 'sameVisit' in window)).toBe(true);
    await other.close();
    const reloaded = page.waitForEvent('load');
    await app.offline.updateButton.click();
    await reloaded;
    expect(await page.evaluate(() => 'sameVisit' in window)).toBe(false);
    await app.offline.controlled();
    await expect(app.offline.updateNote).toBeHidden();
    await expect(app.model.region).toBeVisible();
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});
