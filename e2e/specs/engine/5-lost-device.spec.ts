import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';

skipWithoutAdapter(test);

test('a lost GPU is told in a plain sentence, the answer so far is kept, and loading again goes on', async ({
  app,
  profile,
}) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 400, temperature: 0 });
  await app.chat.ask('Will this be interrupted?');
  const answer = app.chat.lastAnswer();
  await answer.waitForText(ANSWER_MS);

  // Ends the browser's GPU process, as a crash of the driver does.
  const browser = profile.browser();
  if (browser === null) throw new Error('the profile belongs to no browser');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await expect(app.alert.first()).toContainText('The browser took the GPU away', { timeout: 30_000 });
  await expect(answer.article).toContainText('Interrupted');
  expect(await answer.text()).not.toBe('');
  await app.disclaimer.expectVisible();

  await app.model.load(LOAD_MS);
  await app.settings.set({ maxTokens: 2 });
  await app.chat.ask('And now?');
  const next = app.chat.lastAnswer();
  await expect(app.chat.questions.last()).toContainText('And now?');
  await next.waitForEnd(ANSWER_MS);
  expect((await next.stats()).tokens).toBe(2);
});
