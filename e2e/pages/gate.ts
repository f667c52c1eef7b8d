import type { Locator, Page } from '@playwright/test';

/** What everybody must acknowledge before the page can be used. */
export class GatePage {
  readonly dialog: Locator;
  readonly confirm: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Before you begin' });
    this.confirm = this.dialog.getByRole('button', { name: 'I understand' });
  }

  /** As a person does it: nothing else is a way past. */
  async acknowledge(): Promise<void> {
    await this.confirm.click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
