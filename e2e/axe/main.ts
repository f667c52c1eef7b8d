/** `npm run axe`: what axe finds on every screen, in each theme, at three widths, as a table. Exit codes: 0 nothing, 1. */
import { chromium } from '@playwright/test';
import { takesNoOptions } from '../../model-build/cli/takesNoOptions.ts';
import { launchOptions } from '../browser/adapters.ts';
import { openSite } from '../fixtures/site.ts';
import { violations } from '../fixtures/violations.ts';
import { AppPage } from '../pages/app.ts';
import { walkScreens } from '../walk/walkScreens.ts';

takesNoOptions(
  'Usage: npm run axe\n\nPrints how many problems axe finds on every screen, in both themes, at 320, 768 and 1280 px. Run npm run build first.',
);

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 768, 1280];

const site = await openSite();
const browser = await chromium.launch(launchOptions('swiftshader', true));
/** By screen, in the order of the columns. */
const counts = new Map<string, number[]>();
const found: string[] = [];
const columns: string[] = [];
try {
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      const column = `${colorScheme} ${width}`;
      columns.push(column);
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const app = new AppPage(await context.newPage(), site.url);
      await walkScreens(app, async ({ name }) => {
        const problems = await violations(app.page);
        counts.set(name, [...(counts.get(name) ?? []), problems.length]);
        found.push(...problems.map((problem) => `${name}, ${column}: ${problem}`));
      });
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`| Screen | ${columns.join(' | ')} |`);
console.log(`| --- |${columns.map(() => ' ---: |').join('')}`);
for (const [name, row] of counts) console.log(`| ${name} | ${row.join(' | ')} |`);
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
