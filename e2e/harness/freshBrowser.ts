/** A browser whose storage is empty whenever that is asked for. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';
import { launchOptions, type AdapterName } from '../browser/adapters.ts';

export interface FreshBrowserOptions {
  readonly adapter: AdapterName;
  /**
   * Where the browser keeps what it stores; a folder that does not exist yet, and is removed in the end. Without one it is
   * a private window, whose storage is too small for gigabytes of weights.
   */
  readonly profile?: string | undefined;
}

export interface FreshBrowser {
  readonly version: string;
  /** A page of a browser that has stored nothing; the page before it is gone. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** @throws Error where the profile's folder exists: it may be somebody's. */
export async function launchFreshBrowser({ adapter, profile }: FreshBrowserOptions): Promise<FreshBrowser> {
  if (profile === undefined) return privateWindows(await chromium.launch(launchOptions(adapter)));
  if (existsSync(profile)) throw new Error(`${profile} exists: name a folder for the profile that does not.`);
  return profileOnDisk(profile, launchOptions(adapter));
}

function privateWindows(browser: Browser): FreshBrowser {
  let context: BrowserContext | null = null;
  return {
    version: browser.version(),
    newPage: async () => {
      await context?.close();
      context = await browser.newContext();
      return await context.newPage();
    },
    close: () => browser.close(),
  };
}

async function profileOnDisk(profile: string, options: LaunchOptions): Promise<FreshBrowser> {
  const launch = (): Promise<BrowserContext> => chromium.launchPersistentContext(profile, options);
  const forget = async (context: BrowserContext): Promise<void> => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let context = await launch();
  let used = false;
  return {
    version: context.browser()?.version() ?? 'unknown',
    newPage: async () => {
      if (used) {
        await forget(context);
        context = await launch();
      }
      used = true;
      return context.pages()[0] ?? (await context.newPage());
    },
    close: () => forget(context),
  };
}
