import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';

skipWithoutAdapter(test);

test('conversations are listed, opened, renamed, deleted and brought back', async ({ app }) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.settings.set({ maxTokens: 2, temperature: 0 });
  for (const question of ['My knee hurts', 'My elbow hurts']) {
    await app.history.newButton.click();
    await app.chat.ask(question);
    await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  }
  await expect(app.history.entry('My elbow hurts')).toHaveAttribute('aria-current', 'true');

  await app.history.open('My knee hurts');
  await expect(app.chat.questions).toHaveText(/My knee hurts/);
  await expect(app.chat.answers).toHaveCount(1);

  await app.history.rename('My knee hurts', 'Knee');
  await expect(app.history.entry('Knee')).toBeVisible();

  await app.history.remove('Knee');
  await expect(app.history.entry('Knee')).toHaveCount(0);
  await app.history.panel.getByRole('button', { name: 'Undo' }).click();
  await expect(app.history.entry('Knee')).toBeVisible();

  await app.history.remove('My elbow hurts');
  await expect(app.history.entry('My elbow hurts')).toHaveCount(0);
});

test('in presenter mode a question is asked with a click, and the next visitor finds the model and nothing else', async ({
  app,
}) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.settings.set({ maxTokens: 2, temperature: 0 });
  await app.history.newButton.click();
  await app.chat.ask('My wrist hurts');
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);

  await app.openFromMenu('Presenter mode');
  await app.presenter.startButton.click();
  await app.page.getByRole('main').getByRole('button', { name: 'blood pressure of 150 over 95' }).click();
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  await expect(app.chat.questions).toHaveText(/blood pressure/);

  await app.presenter.nextVisitorButton.click();
  await expect(app.presenter.nextVisitor).toContainText('The conversation that was begun in presenter mode');
  await app.presenter.confirmButton.click();
  await expect(app.chat.questions).toHaveCount(0);
  await expect(app.model.ready).toBeVisible();

  await app.openFromMenu('Presenter mode');
  await app.presenter.leaveButton.click();
  await expect(app.history.entry('My wrist hurts')).toBeVisible();
  await expect(app.history.entry('blood pressure')).toHaveCount(0);
});
