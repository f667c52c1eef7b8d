/**
 * Goes through every screen that the page has without a loaded model: the gate, the chat with and without a conversation,
 * each dialog, whatever the menu offers, presenter mode, an emergency, a problem. Whoever adds an entry to the menu has it
 * walked without a line here.
 */
import { expect } from '@playwright/test';
import { LATER, OLD, VERSIONS } from '../fixtures/sampleRecords.ts';
import { putRecords } from '../fixtures/storedRecords.ts';
import type { AppPage } from '../pages/app.ts';

export interface Screen {
  /** In words; unique. */
  readonly name: string;
  /** Whether a dialog lies over the page. */
  readonly inDialog: boolean;
}

/** @param app a page that was never opened in this profile */
export async function walkScreens(app: AppPage, visit: (screen: Screen) => Promise<void>): Promise<void> {
  const { page, chat, history } = app;
  const dialog = (name: string): Promise<void> => visit({ name, inDialog: true });
  const plain = (name: string): Promise<void> => visit({ name, inDialog: false });
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  await app.open({ model: 'tiny-mistral' });
  await app.gate.dialog.waitFor();
  await dialog('gate');
  await app.gate.acknowledge();
  await app.model.loadButton.waitFor();
  await plain('new conversation');
  await app.settings.open();
  await app.settings.seed.waitFor();
  await plain('answer settings');

  const entries = await app.menuEntries();
  await app.menuButton.click();
  await plain('menu');
  await page.keyboard.press('Escape');
  for (const entry of entries) {
    await app.openFromMenu(entry);
    await dialog(entry);
    await close();
  }
  await app.openAbout();
  await dialog('about');
  await close();

  await putRecords(page, { versions: VERSIONS, old: OLD, later: LATER });
  await page.reload();
  const inDrawer = !(await history.panel.isVisible());
  if (inDrawer) await history.openDrawer();
  await history.search.fill('knee');
  await history.panel.locator('mark').first().waitFor();
  await visit({ name: 'search', inDialog: inDrawer });
  await history.panel.getByRole('button', { name: /Knee pain/ }).click();
  await chat.answer(0).detailsButton.click();
  await chat.answer(0).details.waitFor();
  await plain('conversation, with how an answer was made');
  await chat.answer(0).deleteButton.click();
  await expect(page.getByRole('main').getByRole('button', { name: 'Undo' })).toBeFocused();
  await plain('a deleted answer');

  if (inDrawer) await history.openDrawer();
  await app.transfer.open();
  await app.transfer.import('no json');
  await dialog('export and import, after a wrong file');
  await close();

  await chat.composer.fill('my chest feels crushed and my left arm is numb, it began 20 minutes ago');
  await app.emergency.card.waitFor();
  await plain('emergency');
  await chat.composer.fill('');

  await page.route('**/mlc-chat-config.json', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.model.loadButton.click();
  await app.model.problem.waitFor();
  await plain('a model that cannot be loaded');
  await page.unroute('**/mlc-chat-config.json');

  await app.openFromMenu('Presenter mode');
  await app.presenter.startButton.click();
  await plain('presenter mode');
  await app.presenter.nextVisitorButton.click();
  await app.presenter.confirmButton.waitFor();
  await dialog('next visitor');
  await close();
  await app.openFromMenu('Presenter mode');
  await app.presenter.leaveButton.click();
}
