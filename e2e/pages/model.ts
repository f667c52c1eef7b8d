import type { Locator, Page } from '@playwright/test';

/** The panel that loads a model and says how far that is. */
export class ModelPage {
  readonly region: Locator;
  readonly picker: Locator;
  /** States the size: "Load model (82 MB)". */
  readonly loadButton: Locator;
  readonly loadAgainButton: Locator;
  readonly cancelButton: Locator;
  readonly downloadOnlyButton: Locator;
  readonly pauseButton: Locator;
  readonly resumeButton: Locator;
  readonly unloadButton: Locator;
  readonly progress: Locator;
  readonly ready: Locator;
  /** What is said after a download without a load. */
  readonly downloaded: Locator;
  readonly problem: Locator;
  /** After a failure that less memory may prevent. */
  readonly shorterButton: Locator;
  /** Where another tab has the GPU. */
  readonly takeOverButton: Locator;

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Model', exact: true });
    this.picker = this.region.getByRole('combobox', { name: 'Choose a model' });
    this.loadButton = this.region.getByRole('button', { name: /^Load model/ });
    this.loadAgainButton = this.region.getByRole('button', { name: /^Load again/ });
    this.cancelButton = this.region.getByRole('button', { name: 'Cancel loading' });
    this.downloadOnlyButton = this.region.getByRole('button', { name: 'Download only' });
    this.pauseButton = this.region.getByRole('button', { name: 'Pause' });
    this.resumeButton = this.region.getByRole('button', { name: 'Resume' });
    this.unloadButton = this.region.getByRole('button', { name: 'Unload' });
    this.progress = this.region.getByRole('progressbar', { name: 'Loading progress' });
    this.ready = this.region.getByText(/^Ready: /);
    this.downloaded = this.region.getByText(/ is downloaded and not loaded\.$/);
    this.problem = this.region.getByRole('alert');
    this.shorterButton = this.region.getByRole('button', { name: /^Load with a shorter context/ });
    this.takeOverButton = this.region.getByRole('button', { name: 'Use it here instead' });
  }

  /**
   * Presses the button and waits until the model can be asked.
   *
   * @throws Error with the page's own words where loading fails.
   */
  async load(timeoutMs: number): Promise<void> {
    await this.loadButton.or(this.loadAgainButton).click();
    await this.waitUntilReady(timeoutMs);
  }

  async waitUntilReady(timeoutMs: number): Promise<void> {
    await this.ready.or(this.problem).first().waitFor({ timeout: timeoutMs });
    if (await this.problem.isVisible()) throw new Error(`the page says: ${await this.problem.innerText()}`);
  }

  async ensureLoaded(timeoutMs: number): Promise<void> {
    if (!(await this.ready.isVisible())) await this.load(timeoutMs);
  }

  /** Of the loaded model, with its quantisation, as the page says it. */
  async name(): Promise<string> {
    const text = (await this.ready.innerText()).replace(/\s+/g, ' ');
    return /^Ready: (.*\))/.exec(text)?.[1] ?? text;
  }
}
