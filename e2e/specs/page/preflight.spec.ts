import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('a machine is judged before anything is downloaded, with the numbers behind it', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new AppPage(page, site.url);
  await app.enter();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await app.model.region.getByRole('button', { name: 'Can this machine run it?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Can this machine run it?' });

  const small = dialog.getByRole('region', { name: /^ChatDoctor SmolLM2/ });
  await expect(small).toContainText('Perhaps, with limits.');
  await expect(small).toContainText('Build: q4f32_1');
  await expect(small).toContainText('the browser emulates one on the main processor');
  await expect(small).toContainText(
    /Takes 88 MB of storage; the browser (?:gives this page [\d.]+ [MG]B more|does not say how much there is)/,
  );
  // A test's page is in a private window: some versions of Chromium can be told by their figures, newer ones hide it.
  await expect(small).toContainText(
    /This looks like a private window|This browser hides whether this is a private window/,
  );
  await expect(small).toContainText('what is downloaded is gone when it is closed');
  await expect(small).not.toContainText('The browser has promised to keep');
  const large = dialog.getByRole('region', { name: /^ChatDoctor Mistral 7B/ });
  await expect(large).toContainText(/No, not as things are|its weights are not hosted here/);
  await expect(large).toContainText('estimated 5.8 GB');
  await expect(dialog).toContainText('Emulated on the main processor (software adapter)');
  await expect(dialog.getByRole('region', { name: /^Tiny Mistral/ })).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('WebGPU: ');
  expect(text).toContain('Perhaps, with limits.');
  expect(text).not.toContain('127.0.0.1');
  expect(requests.filter((url) => /\.wasm|\/models\//.test(url))).toEqual([]);
});

test('a model without hosted weights leads to the README and to the import', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'chatdoctor-mistral-7b' });
  await expect(app.model.region).toContainText('Weights not hosted here: build or import them.');
  await expect(app.model.loadButton).toHaveCount(0);
  const link = app.model.region.getByRole('link', { name: 'How to build or host a model' });
  const readme = await page.request.get(new URL((await link.getAttribute('href')) ?? '', site.url).href);
  expect(await readme.text()).toContain('### The 7B');
  await app.model.region.getByRole('button', { name: 'Import a model' }).click();
  await expect(page.getByRole('dialog', { name: 'Import and export models' })).toBeVisible();
});
