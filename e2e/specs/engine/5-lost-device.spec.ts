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

  // Ends the browser's GPU process, as a driver reset does. Chrome takes the page away from under this navigation.
  const killer = await profile.newPage();
  await killer.goto('chrome://gpukill').catch(() => undefined);
  await expect(app.alert.first()).toContainText('The browser took the GPU away', { timeout: 30_000 });
  await killer.close();
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
