import { OLD, VERSIONS } from '../../fixtures/sampleRecords.ts';
import { putRecords, readRecords } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('presenter mode hides what was said before, keeps its questions, and clears what visitors left, no more', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  await app.enter({ model: 'tiny-mistral' });
  await putRecords(page, { versions: VERSIONS, old: OLD });
  await page.reload();
  await app.history.open('Knee pain');
  await expect(app.chat.questions).toHaveCount(2);
  await app.settings.set({ temperature: 0, seed: 5 });

  await app.openFromMenu('Presenter mode');
  await app.presenter.question(1).fill('Is coffee bad for the heart?');
  await app.presenter.panel.getByRole('button', { name: 'Remove question 2' }).click();
  await app.presenter.startButton.click();
  await expect(app.history.panel, 'the list may be private').toHaveCount(0);
  await expect(app.chat.questions).toHaveCount(0);
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  expect(size, 'pixels').toBeGreaterThanOrEqual(20);
  await app.disclaimer.expectVisible();

  // Without a model a question is put into the field; with one it is asked (specs/engine).
  await page.reload();
  await page.getByRole('button', { name: 'Is coffee bad for the heart?' }).click();
  await expect(app.chat.composer).toHaveValue('Is coffee bad for the heart?');
  await app.settings.set({ temperature: 1, seed: 6 });

  await app.presenter.nextVisitorButton.click();
  await expect(app.presenter.nextVisitor).toContainText('The model stays loaded.');
  await app.presenter.nextVisitor.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.chat.composer).toHaveValue('Is coffee bad for the heart?');
  await app.presenter.nextVisitorButton.click();
  await app.presenter.confirmButton.click();
  await expect(app.presenter.nextVisitor).toHaveCount(0);
  await expect(app.chat.composer).toHaveValue('');
  await app.settings.open();
  await expect(app.settings.temperature).toHaveValue('0');
  await expect(app.settings.seed).toHaveValue('5');
  expect(Object.keys((await readRecords(page)).conversations).sort()).toEqual(['old', 'versions']);

  await app.openFromMenu('Presenter mode');
  await app.presenter.leaveButton.click();
  await expect(app.history.entry('Knee pain')).toBeVisible();
});
