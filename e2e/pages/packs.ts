import type { CDPSession, Locator, Page } from '@playwright/test';

/** Import and export of models. */
export class PacksPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly import: Locator;
  readonly export: Locator;
  /** What became of the import, or of the export. */
  readonly status: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Import and export models' });
    this.import = this.dialog.getByRole('region', { name: 'Import', exact: true });
    this.export = this.dialog.getByRole('region', { name: 'Export', exact: true });
    this.status = this.dialog.getByRole('status');
    this.problem = this.dialog.getByRole('alert');
  }

  async importFolder(path: string): Promise<void> {
    await this.import.getByLabel('Choose a folder').setInputFiles(path);
    await this.#ended();
  }

  async importArchive(path: string): Promise<void> {
    await this.import.getByLabel('Choose a .tar file').setInputFiles(path);
    await this.#ended();
  }

  /** As a person drags a folder or a file out of a file manager. */
  async drop(path: string): Promise<void> {
    const box = await this.import.boundingBox();
    if (box === null) throw new Error('there is nowhere to drop');
    const session: CDPSession = await this.#page.context().newCDPSession(this.#page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    const at = { x: box.x + box.width / 2, y: box.y + 20 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
    await session.detach();
    await this.#ended();
  }

  async #ended(): Promise<void> {
    await this.status.or(this.problem).first().waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }
}
