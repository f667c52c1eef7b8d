import { OLD, VERSIONS } from '../../fixtures/sampleRecords.ts';
import { putRecords } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('single keys do what the help sheet says, outside of text fields, and can be turned off', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  await app.enter();
  await putRecords(page, { versions: VERSIONS, old: OLD });
  await page.reload();
  await app.history.open('Knee pain');
  await expect(app.chat.questions).toHaveCount(2);

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Begin a new conversation');
  await page.keyboard.press('n');
  await expect(sheet, 'a dialog keeps the keys to itself').toBeVisible();
  await page.keyboard.press('Escape');

  const first = app.chat.answer(0).article;
  await expect(first).toContainText('1 of 2');
  await page.keyboard.press('>');
  await expect(first).toContainText('2 of 2');
  await page.keyboard.press('<');
  await expect(first).toContainText('1 of 2');
  await page.keyboard.press('/');
  await expect(app.history.search).toBeFocused();
  await page.keyboard.type('n?q');
  await expect(app.history.search, 'what is typed is text').toHaveValue('n?q');
  await app.history.search.fill('');

  const fever = app.history.panel.getByRole('listitem').filter({ hasText: 'Fever' });
  await fever.getByRole('button', { name: 'Rename' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(' at night');
  await page.keyboard.press('Enter');
  await expect(fever, 'what took the focus with it gives it to its part of the page').toBeFocused();
  await page.keyboard.press('Tab');
  await expect(app.history.entry('Fever at night')).toBeFocused();
  await fever.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  const undo = app.history.panel.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fever).toHaveCount(1);
  await expect(app.history.panel).toBeFocused();
  await page.keyboard.press('n');
  await expect(app.chat.composer).toBeFocused();
  await expect(app.chat.questions).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await expect(app.chat.composer).toBeFocused();

  const settings = await app.openFromMenu('Settings');
  await settings.getByRole('checkbox', { name: 'Single keys are shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await app.chat.composer.waitFor();
  await page.keyboard.press('?');
  await page.keyboard.press('q');
  await expect(sheet).toHaveCount(0);
  await expect(app.chat.composer).not.toBeFocused();
});

test('themes and text size are kept, the menu works with the keyboard, and the focus comes back', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  await app.enter();
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  expect(dark).not.toBe(light);

  await app.menuButton.focus();
  await page.keyboard.press('Enter');
  await expect(app.menuButton).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(app.menuButton).toBeFocused();
  const settings = await app.openFromMenu('Settings');
  await settings.getByRole('combobox', { name: 'Colours' }).selectOption('Light');
  await settings.getByRole('combobox', { name: 'Text size' }).selectOption('150 %');
  await page.keyboard.press('Escape');
  await expect(app.menuButton).toBeFocused();
  expect(await background()).toBe(light);
  await page.reload();
  expect(await background()).toBe(light);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
  await app.openFromMenu('Settings');
  await settings.getByRole('button', { name: 'Reset to defaults' }).click();
  expect(await background()).toBe(dark);
});
