import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { parseConfig } from './config.ts';
import { measureAdapter } from './measureAdapter.ts';

const file = fileURLToPath(new URL('configs/smollm2-135m.json', import.meta.url));
const catalogue = await readCatalogue(fileURLToPath(new URL('../../public/catalogue.json', import.meta.url)));
let adapter: string;

beforeEach(async () => {
  adapter = await mkdtemp(path.join(tmpdir(), 'measure-'));
});
afterEach(() => rm(adapter, { recursive: true }));

it('refuses a folder without an adapter before anything is opened', async () => {
  const measure = async () =>
    measureAdapter({
      adapter,
      config: parseConfig(await readFile(file, 'utf8'), file),
      heldOut: path.join(adapter, 'none.jsonl'),
      style: catalogue.promptStyles.chatml as PromptStyle,
      out: adapter,
      words: [],
      openBase: () => Promise.reject(new Error('the base was opened')),
    });
  const refused = (name: string) => ({
    code: 'adapter-invalid',
    file: adapter,
    message: expect.stringContaining(name) as string,
  });
  await expect(measure()).rejects.toMatchObject(refused('adapter_config.json'));
  await writeFile(path.join(adapter, 'adapter_config.json'), '{}');
  await expect(measure()).rejects.toMatchObject(refused('adapter_model.safetensors'));
});
