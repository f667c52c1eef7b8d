import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`no screen has an accessibility problem that axe knows, ${colorScheme}, ${width} wide`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const app = new AppPage(page, site.url);
      await app.open({ model: 'tiny-mistral' });
      await expect(app.gate.dialog).toBeVisible();
      expect(await violations(page), 'gate').toEqual([]);

      await app.gate.acknowledge();
      await expect(app.model.loadButton).toBeVisible();
      await app.settings.open();
      expect(await violations(page), 'chat').toEqual([]);

      await app.openAbout();
      expect(await violations(page), 'about').toEqual([]);
      await page.keyboard.press('Escape');

      if (!(await app.history.panel.isVisible())) {
        await app.history.openDrawer();
        expect(await violations(page), 'conversations').toEqual([]);
      }
    });
  }
}
