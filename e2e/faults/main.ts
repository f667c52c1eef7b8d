/** `npm run fault-matrix`: runs the browser tests of all faults and prints what the person saw and what was lost. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS } from '../fixtures/faults.ts';
import { faultRows } from './faultRows.ts';
import type { FaultRow } from './faultRows.ts';

const HELP = `npm run fault-matrix [-- --json]

Runs one browser test or more for each fault that the page must bear, and prints a table: the fault, what the person sees,
what was lost. Needs dist/ (npm run build) and the test models (npm test makes both). Exit status 0 where every fault has a
test and all of them passed.

  --json   the same as JSON`;

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(reportFile: string): void {
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  const args = ['test', '--config=e2e/playwright.config.ts', '--grep=@fault', '--reporter=list,json'];
  spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    // The table is the output; what the tests say meanwhile is for whoever watches.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  });
}

function table(rows: readonly FaultRow[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const line = ({ fault, result, sees, lost }: FaultRow): string =>
    `| ${[fault, result, sees, lost].map(cell).join(' | ')} |`;
  return [
    '| fault | test | what the person sees | what was lost |',
    '| --- | --- | --- | --- |',
    ...rows.map(line),
  ].join('\n');
}

function main(args: readonly string[]): number {
  if (args.some((arg) => arg !== '--json')) {
    console.log(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'chatdoctor-faults-'));
  try {
    const file = path.join(folder, 'report.json');
    run(file);
    if (!existsSync(file)) throw new Error('The browser tests did not run: see above.');
    const rows = faultRows(JSON.parse(readFileSync(file, 'utf8')) as object, FAULTS);
    console.log(args.includes('--json') ? JSON.stringify(rows, null, 2) : table(rows));
    return rows.every(({ result }) => result === 'passed') ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv.slice(2));
