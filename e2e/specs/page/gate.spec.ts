import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('nothing can be used before the gate is acknowledged, and then it stays open', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  await app.open();
  const { dialog, confirm } = app.gate;
  await expect(dialog).toContainText('for research purposes only');
  await expect(dialog).toContainText('Do not use it for actual medical diagnosis.');
  await expect(dialog).toContainText('call your local emergency number');

  // Chrome lets a page refuse the first Escape only.
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  // What lies behind takes neither focus nor clicks.
  await app.chat.composer.focus();
  await expect(app.chat.composer).not.toBeFocused();
  await expect(app.model.loadButton.click({ timeout: 1000, trial: true })).rejects.toThrow(
    /intercepts pointer events/,
  );

  await confirm.click();
  await expect(dialog).toBeHidden();
  await app.chat.composer.fill('Is this field usable now?');

  await page.reload();
  await expect(app.chat.composer).toHaveValue('Is this field usable now?');
  await expect(dialog).toBeHidden();
});

test('an address that chooses a model does not skip the gate', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.open({ model: 'tiny-mistral', quantization: 'q4f32_1' });
  await expect(app.gate.dialog).toBeVisible();
});

test('the gate can be passed with the keyboard alone', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.open();
  await expect(app.gate.dialog).toBeVisible();
  if (!(await app.gate.confirm.evaluate((button) => button === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await expect(app.gate.confirm).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.gate.dialog).toBeHidden();
});
