import type { BrowserContext, Page } from '@playwright/test';

interface TappedWindow {
  engineTap?: unknown[];
}

/**
 * Listens beside the page to what its engine's worker reports, so that tests can see what the page does not show: the
 * token ids that went into the model. The page needs no hook for this and behaves the same.
 */
export async function tapEngine(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const events: unknown[] = [];
    (window as TappedWindow).engineTap = events;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => events.push(data));
      }
    };
  });
}

export interface Finished {
  readonly promptIds: readonly number[];
  readonly tokenIds: readonly number[];
  readonly usage: { readonly prefilledTokens: number };
}

/** What the engine reported of the last answer that it finished: the page does not show ids before they are asked for. */
export async function lastFinished(page: Page): Promise<Finished> {
  const result = await page.evaluate(() => {
    const finished = ((window as TappedWindow).engineTap ?? []).filter(
      (event): event is { kind: 'finished'; result: Finished } =>
        (event as { kind?: unknown }).kind === 'finished',
    );
    return finished.at(-1)?.result ?? null;
  });
  if (result === null) throw new Error('the engine has finished no answer since the page was opened');
  return result;
}

/** The ids of the whole prompt of the last answer, as prefilled or found in the KV cache. */
export async function lastPromptIds(page: Page): Promise<readonly number[]> {
  return (await lastFinished(page)).promptIds;
}
