import type { Locator, Page } from '@playwright/test';

/** How answers are made. */
export class SettingsPage {
  readonly #page: Page;
  readonly maxTokens: Locator;
  readonly temperature: Locator;
  readonly seed: Locator;
  readonly promptStyle: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.maxTokens = page.getByRole('spinbutton', { name: 'Longest answer (tokens)' });
    this.temperature = page.getByRole('spinbutton', { name: 'Temperature' });
    this.seed = page.getByRole('textbox', { name: 'Seed' });
    this.promptStyle = page.getByRole('combobox', { name: 'Prompt style' });
  }

  async open(): Promise<void> {
    if (!(await this.maxTokens.isVisible()))
      await this.#page.getByText('Answer settings', { exact: true }).click();
  }

  async set(values: { maxTokens?: number; temperature?: number; seed?: number | null }): Promise<void> {
    await this.open();
    if (values.maxTokens !== undefined) await this.maxTokens.fill(String(values.maxTokens));
    if (values.temperature !== undefined) await this.temperature.fill(String(values.temperature));
    if (values.seed !== undefined) await this.seed.fill(values.seed === null ? '' : String(values.seed));
  }
}
