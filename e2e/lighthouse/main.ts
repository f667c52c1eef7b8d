/**
 * `npm run lighthouse`: scores of the built page, on a phone and on a desk, as a table. Exit codes: 0, 1 a score is too low,
 * 2 Lighthouse did not run. It is 185 MB with what it needs, so npx fetches it when it is asked for, and not every
 * installation.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { takesNoOptions } from '../../model-build/cli/takesNoOptions.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { openSite } from '../fixtures/site.ts';

takesNoOptions(
  'Usage: npm run lighthouse\n\nPrints the scores that Lighthouse gives the built page, on a phone and on a desk. Run npm run build first; npx fetches Lighthouse.',
);

const VERSION = '12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Of 100. The others are stated and not asserted: performance depends on the machine. */
const AT_LEAST: Partial<Record<(typeof CATEGORIES)[number], number>> = {
  accessibility: 95,
  'best-practices': 95,
};

interface Report {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
}

// Not the synchronous one: the page is served by this very process.
const execute = promisify(execFile);

async function run(url: string, preset: readonly string[], folder: string): Promise<Report> {
  const output = path.join(folder, 'report.json');
  const flags = ['--headless=new', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  await execute(
    'npx',
    [
      ...['--yes', `lighthouse@${VERSION}`, url, '--quiet', ...preset],
      ...['--output=json', `--output-path=${output}`, `--chrome-flags=${flags.join(' ')}`],
      '--no-enable-error-reporting',
    ],
    { env: { ...process.env, CHROME_PATH: findBrowser() } },
  );
  return JSON.parse(readFileSync(output, 'utf8')) as Report;
}

function percent(report: Report, category: string): number {
  return Math.round((report.categories[category]?.score ?? 0) * 100);
}

/** What cost points, by name. */
function shortfalls({ categories, audits }: Report, category: string): string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    const lost = weight > 0 && audit !== undefined && audit.score !== null && audit.score < 0.9;
    return lost ? [`${category}: ${audit.title} (${id})`] : [];
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'chatdoctor-lighthouse-'));
const site = await openSite();
try {
  console.log(`| Lighthouse ${VERSION} | ${CATEGORIES.join(' | ')} |`);
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [name, preset] of [
    ['phone', []],
    ['desk', ['--preset=desktop']],
  ] as const) {
    const report = await run(site.url, preset, folder);
    console.log(`| ${name} | ${CATEGORIES.map((category) => percent(report, category)).join(' | ')} |`);
    for (const category of CATEGORIES) {
      for (const line of shortfalls(report, category)) console.error(`${name}: ${line}`);
      if (percent(report, category) < (AT_LEAST[category] ?? 0)) process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
