import type { Locator, Page } from '@playwright/test';

/** The list of kept conversations, beside the chat on a wide window. */
export class HistoryPage {
  readonly #page: Page;
  readonly panel: Locator;
  readonly newButton: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByRole('navigation', { name: 'Conversations' });
    this.search = this.panel.getByRole('searchbox', { name: 'Search conversations' });
    this.newButton = this.panel.getByRole('button', { name: 'New conversation' });
  }

  /** The list entry that opens a conversation; its date follows the title. */
  entry(title: string): Locator {
    return this.panel.getByRole('listitem').filter({ hasText: title }).getByRole('button').first();
  }

  async open(title: string): Promise<void> {
    await this.entry(title).click();
  }

  async rename(title: string, to: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Rename “${title}”` }).click();
    await this.panel.getByRole('textbox', { name: 'New title' }).fill(to);
    await this.panel.getByRole('button', { name: 'Save title' }).click();
  }

  async remove(title: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Delete “${title}”` }).click();
  }

  /** On a narrow window the list is a drawer. */
  async openDrawer(): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Conversations', exact: true }).click();
    return this.#page.getByRole('dialog', { name: 'Conversations' });
  }
}
