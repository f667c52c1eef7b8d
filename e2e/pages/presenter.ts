import type { Locator, Page } from '@playwright/test';

/** What presenter mode puts in the header, and its panels. */
export class PresenterPage {
  readonly panel: Locator;
  readonly startButton: Locator;
  readonly leaveButton: Locator;
  readonly fullScreenButton: Locator;
  readonly nextVisitorButton: Locator;
  readonly nextVisitor: Locator;
  readonly confirmButton: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('dialog', { name: 'Presenter mode' });
    this.startButton = this.panel.getByRole('button', { name: 'Start presenter mode' });
    this.leaveButton = this.panel.getByRole('button', { name: 'Leave presenter mode' });
    this.fullScreenButton = page.getByRole('button', { name: 'Full screen' });
    this.nextVisitorButton = page.getByRole('button', { name: 'Next visitor' });
    this.nextVisitor = page.getByRole('dialog', { name: 'Next visitor' });
    this.confirmButton = this.nextVisitor.getByRole('button', { name: 'Clear for the next visitor' });
  }

  question(place: number): Locator {
    return this.panel.getByRole('textbox', { name: `Question ${place}`, exact: true });
  }
}
