import type { Locator, Page } from '@playwright/test';

/** The words that carry the duty; they stand here a second time so that losing one fails a test. */
export const RESEARCH_ONLY = 'For research purposes only. Do not use for actual medical diagnosis.';
const SAYS = [
  RESEARCH_ONLY,
  'This is a language model, not a clinician.',
  'In an emergency call your local emergency number.',
];

/** The bar that must be readable on every screen, and in every dialog, which lies over the page's own. */
export class DisclaimerBar {
  readonly bar: Locator;
  /** In the dialog that is open. */
  readonly inDialog: Locator;

  constructor(page: Page) {
    this.bar = page.getByRole('complementary', { name: 'Disclaimer' });
    this.inDialog = page.getByRole('dialog').getByRole('note', { name: 'Disclaimer' });
  }

  /** @throws Error unless all of it is inside the window, with all its words, and nothing lies over it. */
  async expectVisible(): Promise<void> {
    await expectReadable(this.bar);
  }

  /** @throws Error unless the open dialog's own can be read. */
  async expectVisibleInDialog(): Promise<void> {
    await expectReadable(this.inDialog);
  }
}

async function expectReadable(bar: Locator): Promise<void> {
  await bar.waitFor({ state: 'visible' });
  const text = (await bar.innerText()).replace(/\s+/g, ' ');
  const unsaid = SAYS.find((sentence) => !text.includes(sentence));
  if (unsaid !== undefined) throw new Error(`the disclaimer bar does not say "${unsaid}" but "${text}"`);
  const problem = await bar.evaluate((bar) => {
    const range = document.createRange();
    range.selectNodeContents(bar);
    const words = range.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    const { left, top, right, bottom } = words;
    if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) {
      return `its words are at ${left}, ${top} to ${right}, ${bottom} in a window of ${innerWidth} x ${innerHeight}`;
    }
    for (const line of range.getClientRects()) {
      for (const share of [0.02, 0.5, 0.98]) {
        const over = document.elementFromPoint(line.left + line.width * share, line.top + line.height / 2);
        if (over === null || !bar.contains(over)) {
          return `something lies over it: ${over?.outerHTML.slice(0, 200) ?? 'nothing'}`;
        }
      }
    }
    return null;
  });
  if (problem !== null) throw new Error(`the disclaimer bar cannot be read: ${problem}`);
}
