import { expect, type Locator, type Page, type Worker } from '@playwright/test';

/** The page's guard: its service worker, and the count of its requests. */
export class OfflinePart {
  readonly page: Page;
  readonly meter: Locator;
  readonly updateNote: Locator;
  readonly updateButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.meter = page.getByText(/^\d+ requests? since the page loaded/);
    this.updateNote = page.getByText('A new version of this page is ready');
    this.updateButton = page.getByRole('button', { name: 'Reload with the new version' });
  }

  /** Waits until the page is under its service worker. */
  async controlled(): Promise<void> {
    // Not waitForFunction, which evaluates a string in the page: the policy refuses that.
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
      .toBe('activated');
  }

  serviceWorker(): Worker {
    const found = this.page.context().serviceWorkers().at(-1);
    if (found === undefined) throw new Error('the page has no service worker');
    return found;
  }

  /** What the meter says. */
  async count(): Promise<{ requests: number; hosts: string[] }> {
    const text = await this.meter.innerText();
    const [, requests = '', , hosts = ''] =
      /^(\d+) requests? since the page loaded(, to (.*))?$/.exec(text) ?? [];
    if (requests === '') throw new Error(`the meter says: ${text}`);
    return { requests: Number(requests), hosts: hosts === '' ? [] : hosts.split(', ') };
  }
}
