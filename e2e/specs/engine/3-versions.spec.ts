import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';
import { lastFinished } from '../../pages/engineTap.ts';

skipWithoutAdapter(test);

test.beforeEach(async ({ app }) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 2, temperature: 0, seed: null });
});

test('questions and answers have versions, which are switched by keyboard, deleted and brought back', async ({
  app,
}) => {
  await app.chat.ask('My knee hurts');
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  await app.chat.ask('For two days');
  await expect(app.chat.answers).toHaveCount(2);
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);

  // Another answer to the first question: what followed the first one belongs to that one.
  const first = app.chat.answer(0);
  await first.againButton.click();
  await expect(first.versions.group).toContainText('2 of 2');
  await first.waitForEnd(ANSWER_MS);
  await expect(app.chat.questions).toHaveCount(1);
  await first.versions.previous.focus();
  await app.page.keyboard.press('Enter');
  await expect(first.versions.group).toContainText('1 of 2');
  await expect(first.versions.previous, 'the focus stays for the next step').toBeFocused();
  await expect(app.chat.questions).toHaveText([/My knee hurts/, /For two days/]);

  // The second question in other words.
  await app.chat.edit(app.chat.questions.last(), 'For two weeks');
  await expect(app.chat.questions.last()).toContainText('For two weeks');
  await expect(app.chat.questions.last()).toContainText('2 of 2');
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  await expect(app.chat.answers).toHaveCount(2);

  // Gone with its answer; the other wording stands in its place; and back.
  await app.chat.questions.last().getByRole('button', { name: 'Delete question' }).click();
  await expect(app.chat.questions).toHaveText([/My knee hurts/, /For two days/]);
  await expect(app.page.getByRole('main').getByRole('button', { name: 'Undo' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.chat.questions.last()).toContainText('For two weeks');
  await app.disclaimer.expectVisible();
});

test('an answer that was cut goes on, and then equals one that was written in one piece', async ({ app }) => {
  for (const [what, settings, elsewhere] of [
    ['greedy', { temperature: 0, seed: null }, false],
    ['greedy, cache lost', { temperature: 0, seed: null }, true],
    ['drawn', { temperature: 1, seed: 5 }, false],
  ] as const) {
    await app.history.newButton.click();
    await app.settings.set({ ...settings, maxTokens: 14 });
    await app.chat.ask(`What is a fever? (${what})`);
    const whole = app.chat.lastAnswer();
    await whole.waitForEnd(ANSWER_MS);
    const uncut = (await lastFinished(app.page)).tokenIds;
    expect(uncut).toHaveLength(14);

    await app.history.newButton.click();
    await app.settings.set({ maxTokens: 5 });
    await app.chat.ask(`What is a fever? (${what})`);
    const cut = app.chat.lastAnswer();
    await cut.waitForEnd(ANSWER_MS);
    expect((await lastFinished(app.page)).tokenIds).toEqual(uncut.slice(0, 5));
    if (elsewhere) {
      await app.history.newButton.click();
      await app.chat.ask('Something else');
      await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
      await app.history.open(`What is a fever? (${what})`);
    }
    await app.settings.set({ maxTokens: 9 });
    await cut.continueButton.click();
    await expect(cut.article).toContainText('Cut at 14 tokens', { timeout: ANSWER_MS });
    expect((await lastFinished(app.page)).tokenIds, what).toEqual(uncut);
    expect((await cut.stats()).tokens).toBe(14);
  }
});
