import { DOWNLOAD_MS, expectDownloaded, expectStored, requestsFor } from '../../fixtures/downloads.ts';
import { BIG, BIG_BYTES, openModelHost } from '../../fixtures/modelHost.ts';
import { openSiteWithWeights } from '../../fixtures/siteWithWeights.ts';
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

const DIALOG = 'Where weights come from';

test('the place of weights is checked, kept over a reload, and forgotten', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter();
  const dialog = await app.openFromMenu(DIALOG);
  const field = dialog.getByRole('textbox', { name: 'Address of the q4f32_1 weights' });
  const form = dialog.getByRole('form', { name: 'The q4f32_1 build' });
  const check = async (typed: string): Promise<void> => {
    await field.fill(typed);
    await form.getByRole('button', { name: 'Check and save' }).click();
  };
  for (const [typed, words] of [
    ['', 'Type an address first'],
    ['http://host.example/model', 'Use https'],
    ['models/x', 'Write ./models/'],
    [`${site.url}models/gone`, 'it answered 404'],
    [`${site.url}models/tiny-mistral-q4f16_1`, 'has q4f16_1 weights there'],
    [`${site.url}models/tiny-mistral-q4f32_1`, 'weights of another shape'],
    [site.url, 'it answered 404'],
    ['owner/name', 'The host could not be asked'],
  ] as const) {
    await check(typed);
    await expect(form.getByRole('alert'), typed).toContainText(words);
  }
  await form.getByRole('button', { name: 'Save it unchecked' }).click();
  await expect(form.getByRole('status')).toContainText('Saved unchecked');

  await check('./models/chatdoctor-smollm2-135m-q4f32_1');
  await expect(form.getByRole('status')).toContainText('Saved.');
  await page.reload();
  await app.openFromMenu(DIALOG);
  await expect(field).toHaveValue('./models/chatdoctor-smollm2-135m-q4f32_1');
  await form.getByRole('button', { name: 'Forget this address' }).click();
  await expect(field).toHaveValue('');
});

test('a model that is not hosted can be loaded once its place is set', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'chatdoctor-mistral-7b', quantization: 'q4f32_1' });
  await app.model.region.getByRole('button', { name: 'Set where its weights are' }).click();
  const dialog = page.getByRole('dialog', { name: DIALOG });
  const field = dialog.getByRole('textbox', { name: 'Address of the q4f32_1 weights' });
  await field.fill('owner/name@v1');
  await dialog
    .getByRole('form', { name: 'The q4f32_1 build' })
    .getByRole('button', { name: 'Check and save' })
    .click();
  await dialog.getByRole('button', { name: 'Save it unchecked' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.model.loadButton).toHaveText('Load model (4.5 GB)');
});

test('weights of another origin come in parts and are checked, once that host lets other pages read them', async ({
  page,
}) => {
  const host = await openModelHost();
  const site = await openSiteWithWeights('tiny-mistral-q4f32_1', `${host.url}models/made-up`);
  try {
    const app = new AppPage(page, site.url);
    await app.enter({ model: 'tiny-mistral', quantization: 'q4f32_1' });
    await app.model.downloadOnlyButton.click();
    await expect(app.model.problem).toContainText('does not let other pages read its files (CORS)', {
      timeout: DOWNLOAD_MS,
    });
    await expect(app.model.problem).toContainText(new URL(host.url).host);

    // No more than the one header that every such host must send.
    const headers = { 'Access-Control-Allow-Origin': '*' };
    host.faultFor = (file, nth) =>
      file === BIG && nth === 1 ? { headers, cutAfter: BIG_BYTES / 2 } : { headers };
    host.seen.length = 0;
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    expect(requestsFor(host, BIG).map(({ status, ifRange }) => [status, ifRange])).toEqual([
      [200, undefined],
      [206, undefined],
    ]);
    await expectStored(page, host);
    await app.offline.controlled();
    const { hosts } = await app.offline.count();
    expect(hosts.sort()).toEqual([site.url, host.url].map((url) => new URL(url).host).sort());
  } finally {
    await page.close();
    await site.close();
    await host.close();
  }
});

test('weights of a host that the policy does not name are not asked for, and the page says why', async ({
  page,
}) => {
  const host = await openModelHost();
  const site = await openSiteWithWeights('tiny-mistral-q4f32_1', `${host.url}models/made-up`, false);
  try {
    const app = new AppPage(page, site.url);
    await app.enter({ model: 'tiny-mistral', quantization: 'q4f32_1' });
    await app.model.downloadOnlyButton.click();
    await expect(app.model.problem).toContainText('its policy (Content-Security-Policy) does not name', {
      timeout: DOWNLOAD_MS,
    });
    await expect(app.model.problem).toContainText(`--weights-origin ${new URL(host.url).origin}`);
    expect(host.seen).toEqual([]);
    expect(await violations(page)).toEqual([]);
  } finally {
    await page.close();
    await site.close();
    await host.close();
  }
});
