import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

async function violations(page: Page): Promise<string[]> {
  // Colours that are still fading in have no contrast yet.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

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
