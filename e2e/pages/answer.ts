import { expect, type Locator } from '@playwright/test';

const STATS = /(\d+) tokens, ([\d.]+) tokens\/s/;

/** “2 of 3” and the buttons around it, in a question or an answer. */
export class Versions {
  readonly group: Locator;
  readonly previous: Locator;
  readonly next: Locator;

  constructor(article: Locator) {
    this.group = article.getByRole('group', { name: /^Versions of this/ });
    this.previous = this.group.getByRole('button', { name: 'Previous version' });
    this.next = this.group.getByRole('button', { name: 'Next version' });
  }
}

/** One answer in the conversation. */
export class AnswerPart {
  readonly article: Locator;
  readonly copyButton: Locator;
  readonly againButton: Locator;
  readonly continueButton: Locator;
  readonly deleteButton: Locator;
  /** Opens what is recorded of how it was made. */
  readonly detailsButton: Locator;
  readonly details: Locator;
  readonly versions: Versions;

  constructor(article: Locator) {
    this.article = article;
    this.againButton = article.getByRole('button', { name: 'Answer again' });
    this.continueButton = article.getByRole('button', { name: 'Continue' });
    this.deleteButton = article.getByRole('button', { name: 'Delete answer' });
    this.detailsButton = article.getByRole('button', { name: 'How it was made' });
    this.details = article.getByRole('region', { name: 'How it was made' });
    this.versions = new Versions(article);
    this.copyButton = article.getByRole('button', { name: 'Copy answer' });
  }

  /** What the model has written so far: the article without the paragraphs and the footer that the page adds. */
  text(): Promise<string> {
    return this.article.evaluate((article) =>
      [...article.children]
        .filter((part): part is HTMLElement => part instanceof HTMLElement && !part.matches('p, footer'))
        .map((part) => part.innerText)
        .join('\n')
        .trim(),
    );
  }

  async waitForText(timeout: number): Promise<void> {
    await expect.poll(() => this.text(), { timeout, message: 'the first words of the answer' }).not.toBe('');
  }

  async waitForEnd(timeout: number): Promise<void> {
    await expect(this.article, 'the end of the answer').toHaveAttribute('aria-busy', 'false', { timeout });
  }

  async stats(): Promise<{ tokens: number; tokensPerSecond: number }> {
    const found = STATS.exec(await this.article.innerText());
    if (found === null) throw new Error('the answer does not say how many tokens it has, and how fast');
    return { tokens: Number(found[1]), tokensPerSecond: Number(found[2]) };
  }
}
