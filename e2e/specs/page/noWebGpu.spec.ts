import { chromium } from '@playwright/test';
import { launchOptions } from '../../browser/adapters.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('a browser without WebGPU is told so in a plain sentence, with a way on', async ({ site }) => {
  const options = launchOptions('swiftshader', true);
  const args = (options.args ?? []).filter((arg) => !arg.includes('webgpu'));
  const browser = await chromium.launch({ ...options, args: [...args, '--disable-features=WebGPUService'] });
  try {
    const app = new AppPage(await browser.newPage(), site.url);
    await app.enter();
    const hasAdapter = await app.page.evaluate(async () => {
      // Typed as always there; in this browser it may not be.
      const gpu = navigator.gpu as GPU | undefined;
      return ((await gpu?.requestAdapter()) ?? null) !== null;
    });
    expect(hasAdapter, 'this browser should have no WebGPU').toBe(false);
    await expect(app.model.problem).toContainText(
      /This browser (does not offer WebGPU|has WebGPU but gives)/,
    );
    await expect(app.model.problem).toContainText(/Chrome or Edge|hardware acceleration/);
    await expect(app.model.loadButton).toHaveCount(0);
    await expect(app.chat.sendButton).toBeDisabled();
    // The rest of the page is there all the same.
    await app.disclaimer.expectVisible();
    await app.openAbout();
  } finally {
    await browser.close();
  }
});
