import { expect, test } from '../../fixtures/test.ts';
import { LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';

skipWithoutAdapter(test);

test('a model loads with its progress on screen, and is named with its quantisation when ready', async ({
  app,
  quantization,
}) => {
  const { region, loadButton, progress } = app.model;
  await expect(app.chat.sendButton).toBeDisabled();
  await region.evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { seenProgress: seen });
    new MutationObserver(() => seen.push(element.textContent)).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await loadButton.click();
  await expect(progress).toBeVisible();
  await expect(region, 'the button took the focus with it').toBeFocused();
  await app.model.waitUntilReady(LOAD_MS);
  const seen = await app.page.evaluate(() => (window as { seenProgress?: string[] }).seenProgress ?? []);
  for (const phase of [
    /Downloading: [\d.]+ MB of [\d.]+ MB/,
    /Moving to the GPU: /,
    /Preparing the GPU: \d+ of \d+/,
  ]) {
    expect(
      seen.some((text) => phase.test(text)),
      String(phase),
    ).toBe(true);
  }
  expect(await app.model.name()).toContain(quantization ?? '');
  await app.disclaimer.expectVisible();
});
