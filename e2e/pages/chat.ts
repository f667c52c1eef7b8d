import type { Locator, Page } from '@playwright/test';
import { AnswerPart } from './answer.ts';

/** The conversation and the place to write. */
export class ChatPage {
  readonly log: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  readonly stopButton: Locator;
  readonly questions: Locator;
  readonly answers: Locator;
  /** Between what the model read of a long conversation and what it did not. */
  readonly leftOutNote: Locator;

  constructor(page: Page) {
    this.log = page.getByRole('log', { name: 'Conversation' });
    this.composer = page.getByRole('textbox', { name: 'Your question' });
    this.sendButton = page.getByRole('button', { name: 'Send' });
    this.stopButton = page.getByRole('button', { name: 'Stop', exact: true });
    this.questions = this.log.getByRole('article', { name: 'Question' });
    this.leftOutNote = this.log.getByText('did not read the');
    this.answers = this.log.getByRole('article', { name: 'Answer' });
  }

  /** Types and sends. */
  async ask(question: string): Promise<void> {
    await this.composer.fill(question);
    await this.sendButton.click();
  }

  /** Puts a shown question in other words and asks it. */
  async edit(question: Locator, to: string): Promise<void> {
    await question.getByRole('button', { name: 'Edit question' }).click();
    await question.getByRole('textbox', { name: 'The question in other words' }).fill(to);
    await question.getByRole('button', { name: 'Ask this instead' }).click();
  }

  answer(index: number): AnswerPart {
    return new AnswerPart(this.answers.nth(index));
  }

  lastAnswer(): AnswerPart {
    return new AnswerPart(this.answers.last());
  }
}
