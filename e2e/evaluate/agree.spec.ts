/** transformers, over the weights dequantised from the folder, writes the browser's tokens: SmolLM2's is a command of its own. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { trainEnvironment } from '../../model-build/train/environment.ts';
import { softwareAdapter } from '../browser/adapters.ts';

const PROGRAM = fileURLToPath(new URL('main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { isComplete, interpreter } = trainEnvironment();

test('transformers agrees with the browser on Tiny Mistral, prompts and tokens', async () => {
  test.skip(!isComplete, 'torch and transformers are not installed: npm run train -- --prepare');
  const adapter = softwareAdapter();
  const words = ['--agree', '--model', 'tiny-mistral-q4f32_1', '--limit', '3', '--tokens', '16'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', PROGRAM, ...words, '--adapter', adapter, '--python', interpreter],
    { cwd: ROOT, maxBuffer: 1 << 24 },
  );
  expect(JSON.parse(stdout)).toMatchObject({ agrees: true, tokens: 48 });
});
