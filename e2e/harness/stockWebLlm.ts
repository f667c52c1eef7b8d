/** Unpatched web-llm in a real browser, over the same folders and libraries that the engine is given. */
import type { ModelFiles } from './builtModel.ts';
import { launchFreshBrowser, type FreshBrowser, type FreshBrowserOptions } from './freshBrowser.ts';
import { openHarnessSite } from './harnessSite.ts';
import type { StockAnswer, StockMessage, StockWindow } from './stockInPage.ts';

export interface StockOptions extends FreshBrowserOptions {
  /** By a name of the test's choosing. */
  readonly models: Readonly<Record<string, ModelFiles>>;
}

export interface StockWebLlm {
  /** @throws Error where web-llm refuses the folder or the library. */
  load(name: string, requiredFeatures?: readonly string[]): Promise<void>;
  /** A greedy answer of exactly `maxTokens` tokens. */
  ask(messages: readonly StockMessage[], maxTokens: number): Promise<StockAnswer>;
  close(): Promise<void>;
}

export async function openStockWebLlm({ models, ...browserOptions }: StockOptions): Promise<StockWebLlm> {
  const site = await openHarnessSite(models);
  let browser: FreshBrowser | null = null;
  const close = async (): Promise<void> => {
    await browser?.close();
    await site.close();
  };
  try {
    browser = await launchFreshBrowser(browserOptions);
    const page = await browser.newPage();
    await page.goto(`${site.url}stock.html`);
    return {
      load: async (id, requiredFeatures = []) => {
        const model = {
          id,
          weightsUrl: site.weightsUrl(id),
          libraryUrl: site.libraryUrl(id),
          requiredFeatures: [...requiredFeatures],
        };
        await page.evaluate(
          ([packageUrl, sent]) => (window as unknown as StockWindow).stock.load(packageUrl, sent),
          [`${site.url}web-llm.js`, model] as const,
        );
      },
      ask: (messages, maxTokens) =>
        page.evaluate(([sent, most]) => (window as unknown as StockWindow).stock.ask(sent, most), [
          messages,
          maxTokens,
        ] as const),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
