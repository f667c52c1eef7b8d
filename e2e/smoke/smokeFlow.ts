/**
 * The one thing that must work on any deployed page: past the gate, load the model, ask, get an answer, under the
 * disclaimer. Used by the browser tests and by `npm run smoke`, so it asserts by throwing plain errors.
 */
import type { Page } from '@playwright/test';
import { AppPage } from '../pages/app.ts';

export interface SmokeOptions {
  readonly url: string;
  /** A catalogue row; null takes the page's own choice. */
  readonly model: string | null;
  readonly quantization?: string | null;
  readonly question: string;
  /** Tokens that the answer may have; null leaves the page's default. */
  readonly maxTokens: number | null;
  readonly loadTimeoutMs: number;
  readonly answerTimeoutMs: number;
}

export interface SmokeResult {
  /** As the page names it. */
  readonly model: string;
  readonly timings: {
    readonly openMs: number;
    readonly loadMs: number;
    /** From sending to the first words. */
    readonly firstTextMs: number;
    /** From sending to the end of the answer. */
    readonly answerMs: number;
  };
  readonly answer: string;
  readonly tokens: number;
  readonly tokensPerSecond: number;
}

/** @throws Error saying which step failed. */
export async function smokeFlow(page: Page, options: SmokeOptions): Promise<SmokeResult> {
  const app = new AppPage(page, options.url);
  const since = (start: number): number => Math.round(performance.now() - start);

  const opening = performance.now();
  await app.enter({ model: options.model, quantization: options.quantization ?? null });
  await app.disclaimer.expectVisible();
  const openMs = since(opening);

  const loading = performance.now();
  await app.model.load(options.loadTimeoutMs);
  const loadMs = since(loading);
  const model = await app.model.name();

  if (options.maxTokens !== null) await app.settings.set({ maxTokens: options.maxTokens });
  const sent = performance.now();
  await app.chat.ask(options.question);
  const answer = app.chat.lastAnswer();
  await unlessProblem(app, answer.waitForText(options.answerTimeoutMs));
  const firstTextMs = since(sent);
  await unlessProblem(app, answer.waitForEnd(options.answerTimeoutMs));
  const answerMs = since(sent);

  const text = await answer.text();
  if (text.trim() === '') throw new Error('the model answered without a word');
  await app.disclaimer.expectVisible();
  return {
    model,
    timings: { openMs, loadMs, firstTextMs, answerMs },
    answer: text,
    ...(await answer.stats()),
  };
}

/** Waits for `step`, or for the page to tell a problem, which ends the waiting at once. */
async function unlessProblem(app: AppPage, step: Promise<void>): Promise<void> {
  let over = false;
  const problem = app.alert
    .first()
    .waitFor({ timeout: 0 })
    .then(
      async () => {
        if (!over) throw new Error(`the page says: ${(await app.alert.first().innerText()).trim()}`);
      },
      () => undefined, // the page was closed
    );
  try {
    await Promise.race([step, problem]);
  } finally {
    over = true;
  }
}
