/** Models in from a folder, an archive or a drop, and out again; with the real storage of the browser, without a GPU's work. */
import { appendFileSync, cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makePacks, type Packs } from '../../fixtures/packs.ts';
import type { Site } from '../../fixtures/site.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

const BUILD = 'tiny-mistral-q4f32_1';
const NAME = /^tiny-mistral: .* \(imported\)$/;

let packs: Packs;
test.beforeAll(async () => {
  packs = await makePacks(BUILD);
});
test.afterAll(() => packs.remove());

async function open(page: Page, site: Site): Promise<AppPage> {
  const app = new AppPage(page, site.url);
  await app.enter();
  await app.openFromMenu('Import and export models');
  return app;
}

/** SHA-256 of everything that the page stores of imported models, by file name. */
function storedHashes(page: Page): Promise<[name: string, sha256: string][]> {
  return page.evaluate(async () => {
    const found: [string, string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (!url.startsWith('https://imported.invalid/') || !name.startsWith('webllm/')) continue;
        const bytes = await (await cache.match(url))?.arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer(0)));
        const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
        found.push([url.split('/').at(-1) ?? '', hex]);
      }
    }
    return found.sort();
  });
}

/** The paths of all files in the browser's private file system. */
function privateFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, at: string): Promise<void> => {
      const children = folder as unknown as AsyncIterable<[string, FileSystemHandle]>;
      for await (const [name, handle] of children) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${at}${name}/`);
        else paths.push(`${at}${name}`);
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return paths;
  });
}

/** As SHA256SUMS of the pack has them. */
function packedHashes(): [name: string, sha256: string][] {
  const lines = readFileSync(path.join(packs.folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const listed = lines.map((line): [string, string] => [line.slice(66), line.slice(0, 64)]);
  return listed
    .flatMap(([file, sha256]): [string, string][] => {
      if (file.startsWith('models/')) return [[path.posix.basename(file), sha256]];
      return file.endsWith('.wasm') ? [[`${sha256}.wasm`, sha256]] : [];
    })
    .sort();
}

test('a folder is imported without a request, is in the list of models, and stays over a reload', async ({
  page,
  site,
}) => {
  const app = await open(page, site);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await app.packs.importFolder(packs.folder);
  await expect(app.packs.status).toContainText('Imported and checked: tiny-mistral');
  expect(await storedHashes(page)).toEqual(packedHashes());
  expect(requests.filter((url) => /\.wasm|\/models\/|imported\.invalid/.test(url))).toEqual([]);

  await app.packs.dialog.getByRole('button', { name: 'Use this model' }).click();
  await expect(app.packs.dialog).toBeHidden();
  await expect(app.model.picker.locator('option:checked')).toHaveText(NAME);
  await expect(app.model.region).toContainText('Its answers have not been evaluated here.');
  await expect(app.model.loadButton).toBeEnabled();
  const preflight = await app.openFromMenu('Can this machine run it?');
  await expect(preflight.getByRole('region', { name: NAME })).toContainText('on this machine already');
  await preflight.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await expect(app.model.picker.locator('option:checked')).toHaveText(NAME);
  await app.openFromMenu('Import and export models');
  await app.packs.importArchive(packs.archive);
  await expect(app.packs.problem).toContainText('imported already');
});

test('a folder that is dropped is imported, an archive that is dropped too', async ({ page, site }) => {
  const app = await open(page, site);
  await app.packs.drop(packs.folder);
  await expect(app.packs.status).toContainText('Imported and checked');
  expect(await storedHashes(page)).toEqual(packedHashes());

  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await page.reload();
  await expect(app.model.picker.getByRole('option', { name: NAME })).toHaveCount(0);
  await app.openFromMenu('Import and export models');
  await app.packs.drop(packs.archive);
  await expect(app.packs.status).toContainText('Imported and checked');
  expect(await storedHashes(page)).toEqual(packedHashes());
});

test('packs that are damaged are refused by name, and nothing of them is kept', async ({ page, site }) => {
  const app = await open(page, site);
  const cut = path.join(packs.room, 'cut.tar');
  cpSync(packs.archive, cut);
  truncateSync(cut, 5_000_000);
  await app.packs.importArchive(cut);
  await expect(app.packs.problem).toContainText('ends too early');

  const damaged = path.join(packs.room, 'damaged');
  cpSync(packs.folder, damaged, { recursive: true });
  const shard = path.join(damaged, 'models', BUILD, 'resolve', 'main', 'params_shard_0.bin');
  const bytes = readFileSync(shard);
  bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
  writeFileSync(shard, bytes);
  await app.packs.importFolder(damaged);
  await expect(app.packs.problem).toContainText('params_shard_0.bin is not the file that the list names');

  appendFileSync(shard, 'x');
  await app.packs.importFolder(damaged);
  await expect(app.packs.problem).toContainText('and the list says');

  const empty = path.join(packs.room, 'empty');
  mkdirSync(empty);
  writeFileSync(path.join(empty, 'notes.txt'), 'nothing');
  await app.packs.importFolder(empty);
  await expect(app.packs.problem).toContainText('No model was found');
  expect(await storedHashes(page)).toEqual([]);
  await expect(app.model.picker.getByRole('option', { name: NAME })).toHaveCount(0);
});

test('an export is what an import reads: as a file that is downloaded, and as a folder', async ({
  page,
  site,
}) => {
  // A browser without dialogs of its own for files saves a download; one with them is given a folder by the test, which
  // is real, but of the browser's private file system: the dialog itself cannot be operated by a script.
  await page.addInitScript(() => {
    delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  const app = await open(page, site);
  await app.packs.importFolder(packs.folder);
  await expect(app.packs.status).toContainText('Imported and checked');
  const before = await storedHashes(page);

  const downloading = page.waitForEvent('download');
  await app.packs.export.getByRole('button', { name: 'Export as a .tar file' }).click();
  const download = await downloading;
  const saved = path.join(packs.room, download.suggestedFilename());
  await download.saveAs(saved);
  await expect(app.packs.export.getByRole('status')).toContainText('Exported: tiny-mistral');

  await app.packs.export.getByRole('button', { name: 'Export to a folder' }).click();
  const last = 'SHA256SUMS';
  await expect.poll(() => privateFiles(page)).toContain(`${BUILD}/${last}`);
  const listed = await privateFiles(page);
  for (const file of ['README.txt', 'libs/manifest.json', `models/${BUILD}/resolve/main/manifest.json`])
    expect(listed).toContain(`${BUILD}/${file}`);
  await app.packs.export.getByRole('button', { name: 'Export to a folder' }).click();
  await expect(app.packs.problem).toContainText('There is a folder');

  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await page.reload();
  await app.openFromMenu('Import and export models');
  await expect(app.packs.export).toContainText('No model is stored whole');
  await app.packs.importArchive(saved);
  await expect(app.packs.status).toContainText('Imported and checked');
  expect(await storedHashes(page)).toEqual(before);
});
