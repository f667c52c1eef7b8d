import type { BrowserContext, Page } from '@playwright/test';

interface TappedWindow {
  engineTap?: unknown[];
  /** The worker that the page started last, and what holds its messages back from the page while it is not null. */
  engineTapWorker?: Worker;
  engineTapHeld?: MessageEvent[] | null;
}

/**
 * Listens beside the page to what its engine's worker reports, so that tests can see what the page does not show: the
 * token ids that went into the model. The page needs no hook for this and behaves the same.
 */
export async function tapEngine(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const events: unknown[] = [];
    (window as TappedWindow).engineTap = events;
    const tapped = window as TappedWindow;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        tapped.engineTapWorker = this;
        this.addEventListener('message', (event) => {
          // What a test sends in the engine's place is no event of the engine.
          if (!event.isTrusted) return;
          events.push(event.data);
          if (!Array.isArray(tapped.engineTapHeld)) return;
          event.stopImmediatePropagation();
          tapped.engineTapHeld.push(event);
        });
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

/** From now on the page hears nothing of its engine, until `releaseEngine`. */
export async function holdEngine(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as TappedWindow).engineTapHeld = [];
  });
}

/** The page hears what it has missed, and what comes. */
export async function releaseEngine(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tapped = window as TappedWindow;
    const held = tapped.engineTapHeld ?? [];
    tapped.engineTapHeld = null;
    for (const { data } of held as MessageEvent<unknown>[]) {
      tapped.engineTapWorker?.dispatchEvent(new MessageEvent('message', { data }));
    }
  });
}

/**
 * Lets the page hear a text as if its engine wrote it, one character more at each message, while an answer is being
 * written and the engine is held.
 */
export async function streamInstead(page: Page, text: string): Promise<void> {
  await page.evaluate(async (whole) => {
    const { engineTap = [], engineTapWorker } = window as TappedWindow;
    const isText = (event: unknown): event is { kind: 'text'; id: number } =>
      (event as { kind?: unknown }).kind === 'text';
    const id = engineTap.findLast(isText)?.id;
    if (id === undefined || engineTapWorker === undefined) throw new Error('no answer is being written');
    const { port1, port2 } = new MessageChannel();
    for (let length = 1; length <= whole.length; length += 1) {
      const data = { kind: 'text', id, text: whole.slice(0, length), tokens: length };
      engineTapWorker.dispatchEvent(new MessageEvent('message', { data }));
      // A turn of the event loop, in which the page draws it.
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    }
    port1.close();
  }, text);
}
