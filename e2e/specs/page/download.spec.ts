import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';
import type { Site } from '../../fixtures/site.ts';

const SHARDS = '**/params_shard_*.bin';

/** Presses a load button, sees the weights arrive, and stops there: what follows is the GPU's work. */
async function loadUntilWeightsArrive(app: AppPage, button: Locator): Promise<void> {
  const arrived = app.page.waitForResponse(
    (response) => response.url().includes('params_shard_') && response.ok(),
  );
  await button.click();
  await arrived;
  await app.model.cancelButton.click();
  await expect(app.model.problem).toHaveCount(0);
}

async function openTiny(page: Page, site: Site): Promise<AppPage> {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'tiny-mistral', quantization: 'q4f32_1' });
  return app;
}

test('nothing of a model is fetched before its button is pressed, which states the size', async ({
  page,
  site,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const app = await openTiny(page, site);
  await expect(app.model.loadButton).toHaveText(/\(\d+(\.\d+)? MB\)/);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /\/models\/|\.wasm/.test(url))).toEqual([]);
});

test('a GPU without 16-bit arithmetic gets the 32-bit build and is told', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'tiny-mistral' });
  await expect(app.model.region).toContainText('This GPU offers no 16-bit arithmetic');
  await expect(app.model.loadButton).toBeEnabled();
});

test('a model that the address asks for and nobody has is named', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'no-such-model' });
  await expect(app.model.region).toContainText('The address asks for the model “no-such-model”');
});

test('a download that breaks off is told in a plain sentence, and loading again goes on', async ({
  page,
  site,
}) => {
  const app = await openTiny(page, site);
  let broken = 0;
  await page.route(SHARDS, async (route) => {
    broken += 1;
    await route.abort('connectionreset');
  });
  await app.model.loadButton.click();
  // It tries again by itself for some seconds.
  await expect(app.model.problem).toContainText('broke off', { timeout: 20_000 });
  await expect(app.model.problem).toContainText('load the model again');
  expect(broken).toBeGreaterThan(0);
  await expect(app.chat.sendButton).toBeDisabled();

  await page.unroute(SHARDS);
  await loadUntilWeightsArrive(app, app.model.loadAgainButton);
});

test('a file that the host does not have is named', async ({ page, site }) => {
  const app = await openTiny(page, site);
  await page.route('**/mlc-chat-config.json', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.model.loadButton.click();
  await expect(app.model.problem).toContainText('mlc-chat-config.json is not where this page expects it');
});

test('a load can be cancelled and started again', async ({ page, site }) => {
  const app = await openTiny(page, site);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(SHARDS, async (route) => {
    await held;
    await route.continue().catch(() => undefined); // the page has let go of it
  });
  await app.model.loadButton.click();
  await expect(app.model.progress).toBeVisible();
  await app.model.cancelButton.click();
  await expect(app.model.loadButton).toBeVisible();
  await expect(app.model.problem).toHaveCount(0);
  release();
  await page.unroute(SHARDS);
  await loadUntilWeightsArrive(app, app.model.loadButton);
});
