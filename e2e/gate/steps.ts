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

/** A TypeScript program of the project. */
const program = (file: string, ...args: string[]): readonly string[] => [
  process.execPath,
  '--import',
  'tsx',
  path.join(root, file),
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
    command: program('model-build/build.ts'),
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
  {
    name: 'parity',
    about: 'greedy answers in the browser equal the reference, for the test model in both quantisations',
    command: program(
      'e2e/parity/main.ts',
      ...['--model=tiny-mistral-q4f32_1', '--model=tiny-mistral-q4f16_1'],
      '--steps=64',
    ),
    needs: ['browser', 'lavapipe', 'models'],
    limitMinutes: 15,
  },
  {
    name: 'real-parity',
    about: 'and for SmolLM2, a few tokens',
    command: program('e2e/parity/main.ts', '--model=smollm2-135m-q4f32_1', '--steps=8', '--only=short'),
    needs: ['browser', 'lavapipe', 'models'],
    limitMinutes: 10,
  },
  {
    name: 'library',
    about: 'a committed library is what its sources make',
    command: [
      process.execPath,
      path.join(root, 'model-build/compile/libs.mjs'),
      ...['--check', 'tiny-mistral', '--quantization=q4f32_1'],
    ],
    needs: ['compiler'],
    limitMinutes: 10,
  },
];
