import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';
import { lastPromptIds } from '../../pages/engineTap.ts';

skipWithoutAdapter(test);

/** The catalogue's context of the test model. */
const CONTEXT = 2048;

test('a conversation that outgrows the context keeps its newest turns, and says what the model no longer reads', async ({
  app,
}) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 2, temperature: 0, seed: null });
  // Each question is about 600 tokens: three fit, and with the fourth two of them go, until a quarter is free.
  const long = (turn: number): string =>
    `Turn ${turn}. ${'I have had a bad headache since Monday. '.repeat(60)}`;
  for (const turn of [1, 2, 3]) {
    await app.chat.ask(long(turn));
    await expect(app.chat.answers).toHaveCount(turn);
    await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  }
  const whole = (await lastPromptIds(app.page)).length;
  expect(whole).toBeGreaterThan(1500);
  await expect(app.chat.leftOutNote).toHaveCount(0);
  const meter = app.page.getByRole('meter', { name: 'Context in use' });
  await expect(meter).toBeVisible();

  await app.chat.composer.fill(long(4));
  await expect(app.page.getByText('the model will not read the oldest 4 messages')).toBeVisible();
  await app.chat.sendButton.click();
  await expect(app.chat.answers).toHaveCount(4);
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  await expect(app.chat.leftOutNote).toContainText('did not read the 4 messages above');
  const trimmed = (await lastPromptIds(app.page)).length;
  expect(trimmed).toBeLessThan(CONTEXT * 0.75);
  expect(trimmed).toBeGreaterThan(whole / 2);
  await expect(app.chat.questions, 'all of it is still on the page').toHaveCount(4);
  await app.history.newButton.click();
});
