import type { Locator, Page } from '@playwright/test';
import { savedFile } from './savedFile.ts';

/** Export and import of conversations. */
export class TransferPage {
  readonly #page: Page;
  readonly dialog: Locator;
  /** What became of the last import. */
  readonly report: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Export and import conversations' });
    this.report = this.dialog.getByRole('status', { name: 'What was imported' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Export and import conversations' }).click();
    await this.dialog.getByRole('heading', { name: 'Everything' }).waitFor();
  }

  save(button: string | RegExp): ReturnType<typeof savedFile> {
    return savedFile(this.#page, this.dialog.getByRole('button', { name: button }));
  }

  async import(text: string): Promise<void> {
    await this.dialog
      .getByLabel('Choose a file to import')
      .setInputFiles({ name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await this.report.or(this.dialog.getByRole('alert')).waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }
}
