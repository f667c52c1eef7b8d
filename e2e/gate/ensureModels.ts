/** Builds the models that the browser tests load, with model-build's own command line, where they are missing or stale. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InputName } from '../../model-build/fetch/inputs.ts';
import { runCommand } from './runCommand.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT_MS = 10 * 60_000;

export interface TestModel {
  readonly id: string;
  /** For model-build, without --out. */
  readonly args: (inputs: Readonly<Record<InputName, string>>) => readonly string[];
}

export const TEST_MODELS: readonly TestModel[] = [
  ...(['q4f16_1', 'q4f32_1'] as const).map((quantization) => ({
    id: `tiny-mistral-${quantization}`,
    args: (inputs: Readonly<Record<InputName, string>>) => [
      ...['tiny-mistral', '--quantization', quantization],
      ...['--tokenizer', inputs['mistral-v3-tokenizer']],
    ],
  })),
  {
    id: 'smollm2-135m-q4f32_1',
    args: (inputs) => ['build', '--gguf', inputs['smollm2-gguf'], '--quantization', 'q4f32_1'],
  },
];

/** A hash over the sources of model-build: a model that other sources made is made again. */
export function sourcesHash(folder = path.join(ROOT, 'model-build')): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}

/** @throws Error where a model cannot be built; what model-build said stands on the terminal. */
export async function ensureModels(inputs: Readonly<Record<InputName, string>>): Promise<void> {
  const key = sourcesHash();
  for (const { id, args } of TEST_MODELS) {
    const folder = path.join(ROOT, '.models', id);
    // Beside the models, not in them: their bytes follow from their inputs alone.
    const keyFile = path.join(ROOT, '.cache', 'test-models', id);
    if (existsSync(folder) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) continue;
    rmSync(folder, { recursive: true, force: true });
    const command = [process.execPath, '--import', 'tsx', 'model-build/cli/main.ts', ...args(inputs)];
    const status = await runCommand([...command, '--out', folder], LIMIT_MS);
    if (status !== 0) throw new Error(`The model ${id} could not be built; what model-build said is above.`);
    mkdirSync(path.dirname(keyFile), { recursive: true });
    writeFileSync(keyFile, key);
  }
}
