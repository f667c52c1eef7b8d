import { makePacks } from '../../fixtures/packs.ts';
import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';

skipWithoutAdapter(test);
// Another start of the engine, which the other adapter's slower compiler would add a minute to.
test.skip(({ quantization }) => quantization !== 'q4f16_1', 'once is enough: the bytes are the same');

test('an imported model loads and answers without a network', async ({ app, profile }) => {
  const packs = await makePacks('tiny-mistral-q4f16_1');
  try {
    if (await app.model.unloadButton.isVisible()) await app.model.unloadButton.click();
    // The page's own files are kept by its service worker, which must have taken over before the network goes.
    await app.offline.controlled();
    await app.openFromMenu('Import and export models');
    await profile.setOffline(true);
    await app.packs.importFolder(packs.folder);
    await expect(app.packs.status).toContainText('Imported and checked: tiny-mistral');
    await app.packs.dialog.getByRole('button', { name: 'Use this model' }).click();
    await app.model.load(LOAD_MS);
    expect(await app.model.name()).toMatch(/^tiny-mistral: .* \(imported\) \(q4f16_1\)$/);
    await app.history.newButton.click();
    await app.settings.set({ maxTokens: 3, temperature: 0 });
    await app.chat.ask('Is anybody there?');
    await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
    expect(await app.chat.lastAnswer().text()).not.toBe('');
  } finally {
    await profile.setOffline(false);
    packs.remove();
  }
});
