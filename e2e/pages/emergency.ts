import type { Locator, Page } from '@playwright/test';

/** What stands at the top of the page when a typed text speaks of an emergency. */
export class EmergencyPart {
  readonly card: Locator;
  readonly hideButton: Locator;

  constructor(page: Page) {
    this.card = page.getByRole('region', { name: 'Emergency help' });
    this.hideButton = this.card.getByRole('button', { name: 'Hide' });
  }

  /** The link that dials this number. */
  number(digits: string): Locator {
    return this.card.locator(`a[href="tel:${digits}"]`);
  }
}
