/**
 * A whole visit through a proxy that notes every request of the browser; then the server ends, and the page rehearses, is
 * closed with its browser, and answers again after a new start, all without a network.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { launchOptions } from '../../browser/adapters.ts';
import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { BROWSERS_OWN, openRecordingProxy } from '../../fixtures/recordingProxy.ts';
import { openServerProcess } from '../../fixtures/serverProcess.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

skipWithoutAdapter(test);
test.skip(({ adapter }) => adapter === 'lavapipe', 'runs with the other adapter');

/** What a visit may ask for: the page's own files and those of the model that was chosen. */
const DECLARED =
  /^(?:|\?.*|sw\.js|catalogue\.json|favicon\.svg|manifest\.webmanifest|readme\.txt|icons\/[\w-]+\.png|assets\/[\w.-]+|libs\/[\w.-]+|models\/tiny-mistral-q4f32_1\/resolve\/main\/[\w.-]+)$/;

async function answered(app: AppPage, question: string): Promise<string> {
  await app.settings.set({ maxTokens: 4, temperature: 0 });
  await app.chat.ask(question);
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  return app.chat.lastAnswer().text();
}

test('a visit asks only its own host for what is declared; then it works with the server gone', async ({
  adapter,
  model,
  quantization,
}) => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'chatdoctor-offline-'));
  const proxy = await openRecordingProxy();
  const server = await openServerProcess();
  const options = launchOptions(adapter, true);
  const launch = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, {
      ...options,
      args: [...(options.args ?? []), ...proxy.args],
    });
  const open = async (context: BrowserContext): Promise<AppPage> => {
    const page: Page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    const app = new AppPage(page, server.url);
    await app.open({ model, quantization });
    return app;
  };
  let context = await launch();
  try {
    let app = await open(context);
    await app.gate.acknowledge();
    await app.offline.controlled();
    await app.model.load(LOAD_MS);
    const first = await answered(app, 'Is water wet?');
    expect(first).not.toBe('');
    await app.page.reload();
    await expect(app.chat.answers).toHaveCount(1);
    const asked = (): string[] => proxy.log.filter((url) => !BROWSERS_OWN.test(url));
    const undeclared = asked().filter(
      (url) => !url.startsWith(server.url) || !DECLARED.test(url.slice(server.url.length)),
    );
    expect(undeclared, 'requests outside the declared list').toEqual([]);
    expect(proxy.log.filter((url) => url.includes('params_shard_')).length).toBeGreaterThan(0);

    await server.end();
    await app.offline.open();
    await expect(app.offline.checks.filter({ hasText: 'Missing' })).toHaveCount(0);
    await app.offline.rehearseButton.click();
    await expect(app.offline.passed.or(app.offline.failed)).toBeVisible({ timeout: LOAD_MS });
    await expect(app.offline.passed).toBeVisible();
    await expect(app.offline.panel).toContainText('No request was attempted.');
    await app.page.keyboard.press('Escape');

    await context.close();
    proxy.log.length = proxy.scriptChecks.length = 0;
    context = await launch();
    app = await open(context);
    await expect(app.gate.dialog).toBeHidden();
    await expect(app.chat.answers).toHaveCount(1);
    await app.model.load(LOAD_MS);
    expect(await answered(app, 'Is water wet?')).not.toBe('');
    // Chromium itself asks after each visit for a new version of the service worker, and again where nobody answers.
    // The page asks nothing.
    expect(new Set(proxy.scriptChecks)).toEqual(new Set([`${server.url}sw.js`]));
    expect(asked().filter((url) => !proxy.scriptChecks.includes(url))).toEqual([]);
    expect((await app.offline.count()).requests).toBe(0);

    // A file that is gone is what a rehearsal is for.
    await app.page.evaluate(async () => {
      const cache = await caches.open('webllm/model');
      const shard = (await cache.keys()).find(({ url }) => url.includes('params_shard_'));
      if (shard === undefined || !(await cache.delete(shard))) throw new Error('no shard is stored');
    });
    await app.offline.open();
    await app.offline.rehearseButton.click();
    await expect(app.offline.failed).toContainText('the model could not be loaded', { timeout: LOAD_MS });
    // It names what would have been fetched, and the list says that the model is no longer whole.
    await expect(app.offline.panel).toContainText('models/tiny-mistral-q4f32_1/resolve/main/');
    await expect(app.offline.checks.nth(1)).toContainText('is stored in part');
  } finally {
    await context.close();
    await server.end();
    await proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
