/** The steps of `npm test`, in order. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Step } from './step.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = path.join(root, 'test-results', 'gate');

/** A command line tool of an installed package, run by this very Node. */
const tool = (file: string, ...args: string[]): readonly string[] => [
  process.execPath,
  path.join(root, 'node_modules', file),
  ...args,
];

const unitReport = path.join(reports, 'unit.json');
/** Where playwright.config.ts has its report written. */
export const browserReport = path.join(reports, 'browser.json');

export const STEPS: readonly Step[] = [
  {
    name: 'format',
    about: 'every file is formatted as Prettier would',
    command: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    needs: [],
    limitMinutes: 3,
  },
  {
    name: 'types',
    about: 'page, worker and Node code compile, each with its own library',
    command: tool('typescript/bin/tsc', '--build'),
    needs: [],
    limitMinutes: 5,
  },
  {
    name: 'lint',
    about: 'ESLint, with the direction of imports',
    command: tool('eslint/bin/eslint.js', '--max-warnings=0', '.'),
    needs: [],
    limitMinutes: 5,
  },
  {
    name: 'unit',
    about: 'unit tests, in Node',
    command: tool(
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ),
    needs: ['inputs'],
    report: { kind: 'vitest', file: unitReport },
    limitMinutes: 10,
  },
  {
    name: 'build',
    about: 'the page is built into dist/',
    command: tool('vite/bin/vite.js', 'build'),
    needs: [],
    limitMinutes: 5,
  },
  {
    name: 'browser',
    about: 'the built page in Chromium, with real models on WebGPU',
    command: tool('@playwright/test/cli.js', 'test', '--config=e2e/playwright.config.ts'),
    needs: ['browser', 'models'],
    after: 'build',
    report: { kind: 'playwright', file: browserReport },
    limitMinutes: 20,
  },
];
