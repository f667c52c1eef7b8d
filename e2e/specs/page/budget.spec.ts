import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstLoad } from '../../budget/firstLoad.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
/** Bytes of JavaScript after gzip -9, of what the first load needs. */
const BUDGET = 120_000;

test('the first load is within its budget of JavaScript, and nothing slips past the count', async ({
  page,
  site,
}) => {
  const files = firstLoad(DIST);
  const bytes = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  console.log(`first load: ${(bytes / 1000).toFixed(1)} kB of JavaScript in ${files.length} files, gzip -9`);
  expect(files.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(BUDGET);

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script')
      asked.push(path.posix.relative('/', new URL(request.url()).pathname));
  });
  const app = new AppPage(page, site.url);
  await app.open();
  await app.gate.dialog.waitFor();
  const counted = new Set(files.map(({ file }) => file));
  // The rules for emergencies and the look at what is stored come behind the first screen, and hold nothing up.
  expect(
    asked.filter((file) => !counted.has(file) && !/findRedFlags|modelFiles|summarizeModel/.test(file)),
  ).toEqual([]);
});
