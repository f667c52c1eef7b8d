/** The engine's real worker in a real browser, driven through its own protocol, without the page around it. */
import type { Page } from '@playwright/test';
import type { ModelFiles } from './builtModel.ts';
import { launchFreshBrowser, type FreshBrowser, type FreshBrowserOptions } from './freshBrowser.ts';
import { openHarnessSite, type HarnessSite } from './harnessSite.ts';
import type { Call, Glimpse, HarnessWindow, Outcome } from './inPage.ts';
import type { DownloadRequest, GenerateOptions, GenerateResult, LoadedModel } from './protocol.ts';

export interface EngineOptions extends FreshBrowserOptions {
  /** By a name of the test's choosing. */
  readonly models: Readonly<Record<string, ModelFiles>>;
  readonly onGlimpse?: (glimpse: Glimpse) => void;
}

export class BrowserEngine {
  readonly #browser: FreshBrowser;
  readonly #site: HarnessSite;
  readonly #options: EngineOptions;
  #page: Page | null = null;

  private constructor(browser: FreshBrowser, site: HarnessSite, options: EngineOptions) {
    this.#browser = browser;
    this.#site = site;
    this.#options = options;
  }

  static async open(options: EngineOptions): Promise<BrowserEngine> {
    const site = await openHarnessSite(options.models);
    let browser: FreshBrowser | null = null;
    try {
      browser = await launchFreshBrowser(options);
      const engine = new BrowserEngine(browser, site, options);
      await engine.forgetFiles();
      return engine;
    } catch (error) {
      await browser?.close();
      await site.close();
      throw error;
    }
  }

  /** A fresh browser profile: nothing is stored in it, so that the next load is a cold one. */
  async forgetFiles(): Promise<void> {
    this.#page = await this.#browser.newPage();
    const { onGlimpse } = this.#options;
    if (onGlimpse !== undefined) {
      await this.#page.exposeFunction('glimpse' satisfies keyof HarnessWindow, onGlimpse);
    }
    await this.#page.goto(this.#site.url);
  }

  /**
   * Stores the files that are missing, starts a fresh worker and loads the model in it. `loadMs` is the whole of it, as the
   * page would wait.
   */
  async load(name: string): Promise<LoadedModel & { readonly loadMs: number }> {
    const site = this.#site;
    if (!(name in this.#options.models)) throw new Error(`no model was given by the name ${name}`);
    const began = performance.now();
    await this.#download(name);
    await this.#requirePage().evaluate(
      (url) => (window as unknown as HarnessWindow).harness.startWorker(url),
      `${site.url}worker.js`,
    );
    const outcome = await this.#call({
      kind: 'load',
      options: {
        modelId: name,
        weightsUrl: site.weightsUrl(name),
        libraryUrl: site.libraryUrl(name),
        librarySha256: null,
        requiredFeatures: [],
      },
    });
    if (outcome.kind !== 'loaded') throw new Error(`a load ended with ${outcome.kind}`);
    return { ...outcome.model, loadMs: performance.now() - began };
  }

  async #download(name: string): Promise<void> {
    const site = this.#site;
    const model = {
      buildId: name,
      weightsUrl: site.weightsUrl(name),
      libraryUrl: site.libraryUrl(name),
      librarySha256: null,
      manifestSha256: null,
    };
    const outcome = await this.#requirePage().evaluate(
      ([url, request]) => (window as unknown as HarnessWindow).harness.download(url, request),
      [`${site.url}download.js`, { kind: 'download', model, acceptChange: false }] as [
        string,
        DownloadRequest,
      ],
    );
    if (outcome.kind !== 'downloaded') throw new Error(`a download ended: ${JSON.stringify(outcome)}`);
  }

  get browserVersion(): string {
    return this.#browser.version;
  }

  async generate(options: GenerateOptions): Promise<GenerateResult> {
    const { fixedLogits, ...rest } = options;
    const outcome = await this.#call({ kind: 'generate', options: rest }, fixedLogits);
    if (outcome.kind !== 'finished') throw new Error(`a generation ended with ${outcome.kind}`);
    return outcome.result;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#site.close();
  }

  #requirePage(): Page {
    if (this.#page === null) throw new Error('the browser has no page');
    return this.#page;
  }

  async #call(request: Call, fixedLogits?: Float32Array): Promise<Outcome> {
    const list = fixedLogits === undefined ? null : Array.from(fixedLogits);
    const outcome = await this.#requirePage().evaluate(
      ([sent, logits]) => (window as unknown as HarnessWindow).harness.call(sent, logits),
      [request, list] as [Call, number[] | null],
    );
    if (outcome.kind !== 'failed') return outcome;
    const { code, message, cause } = outcome.error;
    throw new Error(`The engine failed (${code}): ${message} ${cause ?? ''}`);
  }
}
