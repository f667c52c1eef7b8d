import { LATER, OLD, VERSIONS } from '../../fixtures/sampleRecords.ts';
import { putRecords } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`conversations, their search, details, versions and files pass axe, ${colorScheme}, ${width} wide`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const app = new AppPage(page, site.url);
      await app.open({ model: 'tiny-mistral' });
      await app.gate.acknowledge();
      await putRecords(page, { versions: VERSIONS, old: OLD, later: LATER });
      await page.reload();
      const inDrawer = !(await app.history.panel.isVisible());
      if (inDrawer) await app.history.openDrawer();
      await app.history.search.fill('knee');
      await expect(app.history.panel.locator('mark').first()).toBeVisible();
      expect(await violations(page), 'search').toEqual([]);

      await app.history.panel.getByRole('button', { name: /Knee pain/ }).click();
      await app.chat.answer(0).detailsButton.click();
      await expect(app.chat.answer(0).details).toBeVisible();
      await app.settings.open();
      await expect(app.settings.seed).toBeVisible();
      expect(await violations(page), 'details and settings').toEqual([]);
      await app.disclaimer.expectVisible();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        'nothing is wider than the window',
      ).toBe(true);

      await app.chat.answer(0).deleteButton.click();
      await expect(page.getByRole('main').getByRole('button', { name: 'Undo' })).toBeFocused();
      expect(await violations(page), 'a message was deleted').toEqual([]);

      if (inDrawer) await app.history.openDrawer();
      await app.transfer.open();
      await app.transfer.import('no json');
      expect(await violations(page), 'export and import').toEqual([]);
    });
  }
}
