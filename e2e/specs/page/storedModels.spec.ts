/** The list of stored models: a damaged file is found, named and repaired alone; another version is asked about. */
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import {
  DOWNLOAD_MS,
  expectDownloaded,
  expectStored,
  requestsFor,
  withModelHost,
} from '../../fixtures/downloads.ts';
import { hash, SHARDS } from '../../fixtures/modelHost.ts';
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

const NAME = 'Tiny Mistral (test model)';
const [, DAMAGED, OTHER] = SHARDS;

/** As a disk would: the bytes differ in one, and nothing else does. */
async function flipOneByte(page: Page, file: string): Promise<void> {
  await page.evaluate(async (name) => {
    const cache = await caches.open('webllm/model');
    const url = new URL(`models/made-up/resolve/main/${name}`, location.href).href;
    const stored = await cache.match(url);
    if (stored === undefined) throw new Error(`${name} is not stored`);
    const bytes = new Uint8Array(await stored.arrayBuffer());
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await cache.put(url, new Response(bytes, { headers: stored.headers }));
  }, file);
}

test('one flipped byte in a stored shard: it is named, and exactly that shard is fetched again', async ({
  page,
}) => {
  await withModelHost(page, {}, async (app, host) => {
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    await flipOneByte(page, DAMAGED);
    const dialog = await app.openFromMenu('Stored models');
    const item = dialog.getByRole('listitem');
    await expect(item).toContainText(/\d+ MB, whole/);
    expect(await violations(page)).toEqual([]);

    host.seen.length = 0;
    await item.getByRole('button', { name: `Verify ${NAME}` }).click();
    await expect(item.getByRole('status')).toContainText(`Not as listed: ${DAMAGED}.`, {
      timeout: DOWNLOAD_MS,
    });
    await expect(item).toContainText(`damaged: ${DAMAGED}`);
    expect(host.seen, 'checking asks no host').toEqual([]);
    expect(await violations(page)).toEqual([]);

    await item.getByRole('button', { name: `Repair ${NAME}` }).click();
    await expect(item.getByRole('status')).toContainText('It is whole again.', { timeout: DOWNLOAD_MS });
    // The list of files is read again; of the files themselves only the damaged one comes.
    expect(host.seen.map(({ file }) => file)).toEqual(['manifest.json', DAMAGED]);
    await expectStored(page, host);
    await item.getByRole('button', { name: `Verify ${NAME}` }).click();
    await expect(item.getByRole('status')).toContainText('Every byte was read', { timeout: DOWNLOAD_MS });

    await item.getByRole('button', { name: `Delete ${NAME}` }).click();
    await item.getByRole('button', { name: 'Delete it' }).click();
    await expect(dialog).toContainText('No model is stored in this browser.');
    await page.keyboard.press('Escape');
    await expect(app.model.loadButton).toHaveText(/MB/);
    expect(await page.evaluate(async () => (await (await caches.open('webllm/model')).keys()).length)).toBe(
      0,
    );
  });
});

test('another version on the host is named, and taken only when the person says so', async ({ page }) => {
  await withModelHost(page, {}, async (app, host) => {
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    const old = new Map(host.files);
    host.files.set(OTHER, randomBytes(host.files.get(OTHER)?.length ?? 0));
    host.version = 'two';
    host.list();
    host.seen.length = 0;
    const dialog = await app.openFromMenu('Stored models');
    const item = dialog.getByRole('listitem');
    await item.getByRole('button', { name: /^Is there another version/ }).click();
    await expect(item.getByRole('status')).toContainText('The host has another version now');
    await expectStored(page, { ...host, files: old });

    // What is missing of the old version cannot come from the new one without a word.
    await item.getByRole('button', { name: 'Take the new version' }).click();
    await expect(item.getByRole('status')).toContainText('It is whole again.', { timeout: DOWNLOAD_MS });
    expect(requestsFor(host, OTHER)).toHaveLength(1);
    for (const shard of SHARDS.filter((name) => name !== OTHER)) expect(requestsFor(host, shard)).toEqual([]);
    await expectStored(page, host);
  });
});

test('a download that was begun is not finished with another version before the person agrees', async ({
  page,
}) => {
  await withModelHost(page, {}, async (app, host) => {
    host.faultFor = (file) => (file === OTHER ? { status: 404 } : null);
    await app.model.downloadOnlyButton.click();
    await expect(app.model.problem).toContainText(OTHER, { timeout: DOWNLOAD_MS });
    host.faultFor = () => null;
    host.files.set(OTHER, randomBytes(host.files.get(OTHER)?.length ?? 0));
    host.list();
    await app.model.downloadOnlyButton.click();
    await expect(app.model.problem).toContainText('another version of this model', { timeout: DOWNLOAD_MS });
    expect(requestsFor(host, OTHER)).toHaveLength(1);
    await app.model.region.getByRole('button', { name: 'Take the new version' }).click();
    await expectDownloaded(app);
    await expectStored(page, host);
  });
});

test('a hash in the catalogue wins over what was pinned, and a host with another list is refused', async ({
  page,
}) => {
  await withModelHost(page, {}, async (app, host) => {
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    host.files.set(OTHER, randomBytes(host.files.get(OTHER)?.length ?? 0));
    host.list();
    host.catalogueHash = hash('sha256', host.files.get('manifest.json') ?? Buffer.alloc(0));
    host.seen.length = 0;
    // What is stored whole asks for no catalogue: the browser finds the new version of the page, and the person lets it in.
    const newVersion = async (): Promise<void> => {
      await page.reload();
      const reloaded = page.waitForEvent('load');
      await app.offline.updateButton.click();
      await reloaded;
    };
    await newVersion();
    await app.model.downloadOnlyButton.or(app.model.loadButton).first().waitFor();
    await app.model.loadButton.click();
    await expect.poll(() => requestsFor(host, OTHER).length, { timeout: DOWNLOAD_MS }).toBe(1);
    await app.model.cancelButton.or(app.model.problem).first().waitFor();

    host.catalogueHash = 'ab'.repeat(32);
    await newVersion();
    await app.model.loadButton.or(app.model.loadAgainButton).click();
    await expect(app.model.problem).toContainText('is not the one that this page was made for', {
      timeout: DOWNLOAD_MS,
    });
    expect(requestsFor(host, OTHER)).toHaveLength(1);
  });
});

test('two tabs do not download the same model twice: the second waits, and then has it', async ({
  page,
  context,
}) => {
  await withModelHost(page, {}, async (app, host) => {
    const headers = { 'Retry-After': '10' };
    host.faultFor = (file, nth) => (file === OTHER && nth === 1 ? { status: 503, headers } : null);
    await app.model.downloadOnlyButton.click();
    await expect(app.model.region).toContainText('trying again', { timeout: DOWNLOAD_MS });
    const second = new AppPage(await context.newPage(), host.url);
    await second.open({ model: 'tiny-mistral', quantization: 'q4f32_1' });
    await second.model.downloadOnlyButton.click();
    await expect(second.model.region).toContainText('Another tab is at work on this model');
    await expectDownloaded(app);
    await expectDownloaded(second);
    for (const shard of SHARDS.filter((name) => name !== OTHER))
      expect(requestsFor(host, shard)).toHaveLength(1);
    await expectStored(page, host);
  });
});
