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

/** What is tested with the compiler: half a minute each, and it needs more than Node. */
const COMPILER_TESTS = '.compiler.test.ts';
/** What is tested with torch. */
const TRAINER_TESTS = '.trainer.test.ts';
const vitest = (report: string, ...args: string[]): readonly string[] =>
  tool(
    'vitest/vitest.mjs',
    'run',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...args,
  );
const unitReport = path.join(reports, 'unit.json');
const trainerReport = path.join(reports, 'trainer.json');
const compilerReport = path.join(reports, 'compiler.json');
/** Where playwright.config.ts has its report written; a step reads it before the next one begins. */
const playwrightReport = path.join(reports, 'browser.json');
const playwright = (...projects: string[]): readonly string[] =>
  tool(
    '@playwright/test/cli.js',
    ...['test', '--config=e2e/playwright.config.ts'],
    ...projects.map((name) => `--project=${name}`),
  );

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
    command: vitest(unitReport, ...[COMPILER_TESTS, TRAINER_TESTS].map((end) => `--exclude=**/*${end}`)),
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
    command: playwright('page', 'engine-f32', 'engine-f16', 'real-model'),
    needs: ['browser', 'models'],
    after: 'build',
    report: { kind: 'playwright', file: playwrightReport },
    limitMinutes: 20,
  },
  {
    name: 'proof',
    about: "the engine's tokens against the reference, and its draws against their distribution",
    command: playwright('proof'),
    needs: ['browser', 'models'],
    report: { kind: 'playwright', file: playwrightReport },
    limitMinutes: 15,
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
  {
    name: 'compile',
    about: 'a model of a shape without a library gets one',
    command: vitest(compilerReport, COMPILER_TESTS),
    needs: ['compiler'],
    report: { kind: 'vitest', file: compilerReport },
    limitMinutes: 10,
  },
  {
    name: 'train',
    about: 'three steps of the real training script, and a merge of what they make',
    command: vitest(trainerReport, TRAINER_TESTS),
    needs: ['inputs', 'trainer'],
    report: { kind: 'vitest', file: trainerReport },
    limitMinutes: 10,
  },
];
