import type { Locator, Page } from '@playwright/test';
import { savedFile } from './savedFile.ts';

/** Measuring and rating answers from a file. */
export class EvaluatePage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly scores: Locator;
  readonly rating: Locator;
  /** BERTScore. */
  readonly encoder: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Measure and rate answers' });
    this.scores = this.dialog.getByRole('region', { name: 'Likeness in words' });
    this.encoder = this.dialog.getByRole('region', { name: 'Likeness by an encoder (BERTScore)' });
    this.rating = this.dialog.getByRole('region', { name: 'Rate the answers' });
  }

  async choose(text: string, name = 'answers.jsonl'): Promise<void> {
    await this.dialog
      .getByLabel('Choose a file of answers')
      .setInputFiles({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  }

  /** As a person drops a file from another window. */
  async drop(text: string, name: string): Promise<void> {
    const transfer = await this.#page.evaluateHandle(
      ([content, fileName]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName));
        return data;
      },
      [text, name] as const,
    );
    await this.dialog.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: transfer });
  }

  async chooseEncoder(folder: string): Promise<void> {
    await this.encoder.getByLabel('Choose an encoder’s folder').setInputFiles(folder);
  }

  /** The cells of a row of a table, its name left out. */
  row(name: string, table = this.scores): Locator {
    return table.getByRole('row', { name }).getByRole('cell');
  }

  /** A row of BERTScore, with all digits. */
  async encoderRow(name: string): Promise<number[]> {
    const values = await this.row(name, this.encoder)
      .locator('data')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
    return values;
  }

  save(button: string | RegExp): ReturnType<typeof savedFile> {
    return savedFile(this.#page, this.dialog.getByRole('button', { name: button }));
  }
}
