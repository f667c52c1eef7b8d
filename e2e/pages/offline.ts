import { expect, type Locator, type Page, type Worker } from '@playwright/test';

/** The page's guard: its service worker, and the count of its requests. */
export class OfflinePart {
  readonly page: Page;
  readonly meter: Locator;
  readonly updateNote: Locator;
  readonly updateButton: Locator;
  /** The panel "Ready for no network?". */
  readonly panel: Locator;
  readonly checks: Locator;
  readonly rehearseButton: Locator;
  /** Of a rehearsal that passed. */
  readonly passed: Locator;
  readonly failed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.meter = page.getByText(/^\d+ requests? since the page loaded/);
    this.updateNote = page.getByText('A new version of this page is ready');
    this.panel = page.getByRole('dialog', { name: 'Ready for no network?' });
    this.checks = this.panel.getByRole('listitem');
    this.rehearseButton = this.panel.getByRole('button', { name: 'Rehearse without a network' });
    this.passed = this.panel.getByText(/^Passed\./);
    this.failed = this.panel.getByRole('alert');
    this.updateButton = page.getByRole('button', { name: 'Reload with the new version' });
  }

  /** Waits until the page is under its service worker. */
  async controlled(): Promise<void> {
    // Not waitForFunction, which evaluates a string in the page: the policy refuses that.
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
      .toBe('activated');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu' }).click();
    await this.page.getByRole('button', { name: 'Ready for no network?' }).click();
    await this.panel.waitFor();
  }

  serviceWorker(): Worker {
    const found = this.page.context().serviceWorkers().at(-1);
    if (found === undefined) throw new Error('the page has no service worker');
    return found;
  }

  /** Host and path of each request that the meter counted, in no order. */
  async targets(): Promise<string[]> {
    const items = this.meter.locator('xpath=..').getByRole('listitem');
    if (!(await items.first().isVisible())) await this.meter.click();
    const texts = await items.allInnerTexts();
    return texts.flatMap((text) => {
      const [, target = '', count = '0'] = /^(.*) \((\d+)\)$/.exec(text) ?? [];
      return Array.from({ length: Number(count) }, () => target);
    });
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
