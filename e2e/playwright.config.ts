/** Browser tests of the built page (`npm run build` first; `npm test` does that). See README.md here. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { softwareAdapter } from './browser/adapters.ts';
import type { WorkerOptions } from './fixtures/test.ts';

const results = fileURLToPath(new URL('../test-results', import.meta.url));
const inCi = process.env['CI'] === 'true';

export default defineConfig<object, WorkerOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${results}/browser`,
  // One worker: the tests of a project share one browser and one loaded engine, and software adapters use every core.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: inCi,
  reporter: [['list'], ['json', { outputFile: `${results}/gate/browser.json` }]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { screenshot: 'only-on-failure', actionTimeout: 20_000 },
  projects: [
    {
      // Everything that is true without a loaded model.
      name: 'page',
      testDir: 'specs/page',
      use: { adapter: 'swiftshader' },
    },
    {
      name: 'engine-f32',
      testDir: 'specs/engine',
      // On two cores the engine starts in half a minute, and a cold machine may take three times that.
      timeout: 180_000,
      use: { adapter: 'swiftshader', model: 'tiny-mistral', quantization: 'q4f32_1' },
    },
    {
      name: 'engine-f16',
      testDir: 'specs/engine',
      timeout: 180_000,
      use: { adapter: 'lavapipe', model: 'tiny-mistral', quantization: 'q4f16_1' },
    },
    {
      name: 'real-model',
      testDir: 'specs/model',
      timeout: 420_000,
      use: {
        adapter: softwareAdapter(),
        model: 'chatdoctor-smollm2-135m',
        quantization: 'q4f32_1',
      },
    },
    {
      // The engine's worker without the page: its tokens against the reference, its draws against their distribution.
      name: 'proof',
      testMatch: ['parity/*.spec.ts', 'sampling/*.spec.ts', 'evaluate/*.spec.ts'],
      timeout: 900_000,
    },
  ],
});
