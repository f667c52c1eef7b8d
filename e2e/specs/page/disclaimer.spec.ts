import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';
import { RESEARCH_ONLY } from '../../pages/disclaimer.ts';

const SIZES = [
  { width: 320, height: 568 },
  { width: 568, height: 320 },
  { width: 768, height: 1024 },
  { width: 1280, height: 720 },
];

for (const size of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the disclaimer is on every screen at ${size.width} x ${size.height}, ${colorScheme}`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const app = new AppPage(page, site.url);
      await app.open({ model: 'tiny-mistral' });
      await app.gate.acknowledge();
      await app.disclaimer.expectVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'pixels that stick out to the side').toBeLessThanOrEqual(0);

      await app.settings.open();
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await app.disclaimer.expectVisible();

      // A dialog covers the bar, so it says the same.
      const about = await app.openAbout();
      await expect(about.getByText(RESEARCH_ONLY)).toBeInViewport();
      await about.getByRole('button', { name: 'Close' }).click();
      await app.disclaimer.expectVisible();

      if (!(await app.history.panel.isVisible())) {
        const drawer = await app.history.openDrawer();
        await expect(drawer.getByText(RESEARCH_ONLY)).toBeInViewport();
        await drawer.getByRole('button', { name: 'Close' }).click();
      }
      await app.disclaimer.expectVisible();
    });
  }
}
