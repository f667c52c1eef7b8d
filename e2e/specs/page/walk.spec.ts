/** Every screen, at sizes from a phone to a desk: the disclaimer can be read, nothing sticks out, axe finds nothing. */
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';
import { walkScreens } from '../../walk/walkScreens.ts';

/** 640 x 360 is 1280 x 720 at 200 %; 320 x 256 is 1280 x 1024 at 400 % (WCAG 1.4.10). axe goes where it finds more. */
const WALKS = [
  { width: 320, height: 568, colorScheme: 'dark', axe: true },
  { width: 320, height: 256, colorScheme: 'light', axe: false },
  { width: 568, height: 320, colorScheme: 'dark', axe: false },
  { width: 640, height: 360, colorScheme: 'light', axe: false },
  { width: 768, height: 1024, colorScheme: 'dark', axe: false },
  { width: 1280, height: 720, colorScheme: 'light', axe: true },
] as const;

for (const { width, height, colorScheme, axe } of WALKS) {
  test(`every screen at ${width} x ${height}, ${colorScheme}`, async ({ page, site }) => {
    test.setTimeout(150_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const app = new AppPage(page, site.url);
    await walkScreens(app, async ({ name, inDialog }) => {
      await test.step(name, async () => {
        if (inDialog) await app.disclaimer.expectVisibleInDialog();
        else await app.disclaimer.expectVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, 'pixels that stick out to the side').toBeLessThanOrEqual(0);
        if (axe) expect(await violations(page)).toEqual([]);
        await page.evaluate(() => {
          const scrolled = document.querySelector('dialog[open]') ?? document.documentElement;
          scrolled.scrollTop = scrolled.scrollHeight;
        });
        if (inDialog) await app.disclaimer.expectVisibleInDialog();
        else await app.disclaimer.expectVisible();
      });
    });
  });
}

test('the disclaimer is there in print, in full screen, and at the largest text on the smallest screen', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'tiny-mistral' });
  const settings = await app.openFromMenu('Settings');
  await settings.getByRole('combobox', { name: 'Text size' }).selectOption('200 %');
  await app.disclaimer.expectVisibleInDialog();
  await page.keyboard.press('Escape');
  await app.disclaimer.expectVisible();
  for (const entry of await app.menuEntries()) {
    const dialog = await app.openFromMenu(entry);
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow, `pixels that stick out of ${entry}`).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.reload();
  await app.disclaimer.expectVisible();

  await app.openFromMenu('Presenter mode');
  await app.presenter.startButton.click();
  await app.presenter.fullScreenButton.click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  await app.disclaimer.expectVisible();
  await app.presenter.fullScreenButton.click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => scrollTo(0, 0));
  await app.disclaimer.expectVisible();
  await expect(app.disclaimer.bar, 'at the head of every sheet').toHaveCSS('display', 'block');
  await expect(page.locator('.head')).toHaveCSS('display', 'table-header-group');
});
