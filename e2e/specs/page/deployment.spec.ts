/** The built folder works wherever a static host puts it. */
import type { Page } from '@playwright/test';
import { openSite } from '../../fixtures/site.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

interface Traffic {
  readonly requested: string[];
  readonly failed: string[];
}

function watch(page: Page): Traffic {
  const traffic: Traffic = { requested: [], failed: [] };
  page.on('request', (request) => traffic.requested.push(request.url()));
  page.on('response', (response) => {
    if (!response.ok()) traffic.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => traffic.failed.push(error.message));
  return traffic;
}

for (const base of ['/', '/demos/chatdoctor/']) {
  test(`served at ${base} the page finds all its files, the model's too, and asks no other host`, async ({
    page,
  }) => {
    const site = await openSite(base);
    try {
      const traffic = watch(page);
      const app = new AppPage(page, site.url);
      await app.enter({ model: 'tiny-mistral', quantization: 'q4f32_1' });
      await app.openAbout();
      await page.keyboard.press('Escape');
      const weights = page.waitForResponse(/params_shard_/);
      await app.model.loadButton.click();
      await weights;
      // The weights come last; what follows is the GPU's work, and the same on any host.
      await app.model.cancelButton.click();
      expect(traffic.failed).toEqual([]);
      const outside = traffic.requested.filter(
        (url) => !/^(blob|data):/.test(url) && !url.startsWith(site.url),
      );
      expect(outside, 'requests outside the page’s own folder').toEqual([]);
      expect(traffic.requested.some((url) => url.startsWith(`${site.url}models/tiny-mistral-q4f32_1/`))).toBe(
        true,
      );
      expect(
        traffic.requested.some((url) => url.startsWith(`${site.url}libs/tiny-mistral-q4f32_1.wasm`)),
      ).toBe(true);
    } finally {
      await page.close();
      await site.close();
    }
  });
}
