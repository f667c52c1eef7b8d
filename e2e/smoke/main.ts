/** `npm run smoke`: the smoke flow against a page that is deployed somewhere, as a program with a JSON report. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../browser/adapters.ts';
import { readSmokeOptions, SMOKE_HELP, SmokeUsageError, type SmokeArguments } from './readOptions.ts';
import { smokeFlow, type SmokeResult } from './smokeFlow.ts';

interface SmokeReport {
  readonly ok: boolean;
  readonly url: string;
  readonly adapter: string;
  /** Null where no browser could be started. */
  readonly browser: string | null;
  /** Null where there was no answer. */
  readonly result: (SmokeResult & { readonly answerCharacters: number }) | null;
  /** Why there was no answer, and what the page reported on the way. */
  readonly errors: readonly string[];
}

// Colours and the source lines that Playwright adds are of no use in a report.
// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '').trim();

async function smoke({ flow, adapter, profile }: SmokeArguments): Promise<SmokeReport> {
  const errors: string[] = [];
  const report = { url: flow.url, adapter, errors };
  const folder = profile ?? mkdtempSync(path.join(tmpdir(), 'chatdoctor-smoke-'));
  let version: string | null = null;
  try {
    // A profile on disk: private windows get too little storage for a model.
    const context = await chromium.launchPersistentContext(folder, launchOptions(adapter));
    try {
      version = context.browser()?.version() ?? null;
      const page = context.pages()[0] ?? (await context.newPage());
      page.on('pageerror', (error) => errors.push(`in the page: ${error.message}`));
      page.on('requestfailed', (request) => {
        // Requests that the page itself gave up are no failure.
        const why = request.failure()?.errorText ?? '';
        if (why !== 'net::ERR_ABORTED') errors.push(`${why} ${request.url()}`);
      });
      console.error(`asking ${flow.url}`);
      const result = await smokeFlow(page, flow);
      const withLength = { ...result, answerCharacters: result.answer.length };
      return { ok: errors.length === 0, ...report, browser: version, result: withLength };
    } finally {
      await context.close();
    }
  } catch (error) {
    errors.push(plain(error instanceof Error ? error.message : String(error)));
    return { ok: false, ...report, browser: version, result: null };
  } finally {
    if (profile === null) rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  try {
    const options = readSmokeOptions(process.argv.slice(2));
    if (options === null) {
      console.log(SMOKE_HELP);
      return 0;
    }
    const report = await smoke(options);
    console.log(JSON.stringify(report, null, 2));
    return report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SmokeUsageError)) throw error;
    console.error(`npm run smoke: ${error.message}\n\n${SMOKE_HELP}`);
    return 2;
  }
}

process.exitCode = await main();
