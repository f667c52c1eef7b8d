import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import type { Site } from '../../fixtures/site.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

const CHEST = 'my chest feels crushed and my left arm is numb, it began 20 minutes ago';
/** Raised by its words together, by no rule. */
const UNNAMED = 'dad came off the ladder, hasnt made sense since and his ear is leaking clear stuff';
const SELF_HARM = 'I have counted out the pills and I want to end my life';

/** The page without any model: the check needs none. */
async function openPage(page: Page, site: Site): Promise<AppPage> {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'tiny-mistral' });
  await expect(app.model.loadButton).toBeVisible();
  return app;
}

test('a typed emergency shows the numbers, with no model loaded, and leaves the text alone', async ({
  page,
  site,
}) => {
  const app = await openPage(page, site);
  await app.chat.composer.fill('How much water should I drink?');
  await expect(app.emergency.card).toHaveCount(0);

  await app.chat.composer.fill(CHEST);
  await expect(app.emergency.card).toContainText('a heart attack');
  await expect(app.emergency.card).toContainText('Call your local emergency number now');
  for (const digits of ['911', '999', '112']) await expect(app.emergency.number(digits)).toBeVisible();
  await expect(app.emergency.number('988')).toHaveCount(0);
  await expect(app.chat.composer).toHaveValue(CHEST);
  await expect(page.getByRole('status')).toContainText('Emergency help is shown');

  await app.chat.composer.fill(UNNAMED);
  await expect(app.emergency.card).toContainText(
    'several of your words often stand in texts about an emergency',
  );
  await expect(app.emergency.card).toContainText('“leaking”');
  await expect(app.emergency.number('112')).toBeVisible();
  await app.chat.composer.fill(CHEST);
  await app.disclaimer.expectVisible();
});

test('self-harm shows the crisis lines', async ({ page, site }) => {
  const app = await openPage(page, site);
  await app.chat.composer.fill(SELF_HARM);
  await expect(app.emergency.card).toContainText('You do not have to be alone with this');
  for (const digits of ['988', '116123', '111', '911', '999', '112']) {
    await expect(app.emergency.number(digits)).toBeVisible();
  }
});

test('it can be hidden with the keyboard alone, and a new sign brings it back', async ({ page, site }) => {
  const app = await openPage(page, site);
  await app.chat.composer.fill(CHEST);
  await expect(app.emergency.card).toBeVisible();
  // It is the first thing of the page after the disclaimer.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('Tab');
    if (await app.emergency.hideButton.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(app.emergency.hideButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.emergency.card).toHaveCount(0);

  await app.chat.composer.fill(`${CHEST}, I am 58`);
  await page.waitForTimeout(800);
  await expect(app.emergency.card).toHaveCount(0);
  await app.chat.composer.fill(`${CHEST}. ${SELF_HARM}`);
  await expect(app.emergency.card).toContainText('suicide or self-harm');
});

test('the rules are not part of the first load, and come from this site alone', async ({ page, site }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const app = await openPage(page, site);
  await app.chat.composer.fill(CHEST);
  await expect(app.emergency.card).toBeVisible();
  const rules = scripts.filter((url) => /findRedFlags/.test(url));
  expect(rules).toHaveLength(1);
  expect(scripts.every((url) => url.startsWith(site.url))).toBe(true);
  const html = await (await page.request.get(site.url)).text();
  expect(html).not.toContain('findRedFlags');
});

test('rules that cannot be fetched are told of', async ({ page, site }) => {
  await page.route(/findRedFlags/, (route) => route.abort());
  const app = await openPage(page, site);
  await expect(page.getByText('The check for emergencies could not be loaded')).toBeVisible();
  await page.unroute(/findRedFlags/);
  // Fetched again at the next text.
  await app.chat.composer.fill(CHEST);
  await expect(app.emergency.card).toBeVisible();
});

for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the card has no accessibility problem that axe knows, ${colorScheme}, ${width} wide`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 640 });
      await page.emulateMedia({ colorScheme });
      const app = await openPage(page, site);
      await app.chat.composer.fill(`${CHEST}. ${SELF_HARM}`);
      await expect(app.emergency.card).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await app.disclaimer.expectVisible();
      await expect(app.chat.composer).toBeInViewport();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'pixels that stick out to the side').toBeLessThanOrEqual(0);
    });
  }
}
