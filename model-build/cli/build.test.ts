/** A base and its adapter, from the command line to a verified folder. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelRowSchema } from '../../src/lib/shared/catalogue.ts';
import { GOLDEN } from '../model/testing.ts';
import { folderHashes, withTemporaryFolder } from '../shards/testing.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { build } from './build.ts';
import { runCommand } from './runCommand.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  // No emscripten: as on a machine where the compiler is not installed.
  vi.stubEnv('PATH', '');
});
afterEach(() => vi.unstubAllEnvs());

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runCommand([build], ['build', ...args, '--quiet'], {
    signal: new AbortController().signal,
    progress: { update: () => expect.fail('it was to be quiet'), end: () => undefined },
    print: (line) => lines.push(line),
  });
  return lines.join('\n');
}

const sources = (base: string, adapter: string) => [
  ...['--base', path.join(GOLDEN, base), '--adapter', path.join(GOLDEN, adapter)],
  ...['--quantization', 'q4f16_1'],
];

describe('build --base --adapter', () => {
  it('makes a verified folder, its row and the shape to compile', () =>
    withTemporaryFolder(async (room) => {
      const out = path.join(room, 'plain');
      const printed = await run(...sources('base-untied', 'plain'), '--out', out, '--name', 'Plain Test');
      expect(printed).toContain(
        `npm run libs -- plain-test --geometry ${out}.geometry.json --quantization q4f16_1 --out ${out}.library`,
      );
      expect(readdirSync(room)).toEqual(['plain', 'plain.catalogue.json', 'plain.geometry.json']);
      const { manifest, geometry } = await verifyFolder(out);
      expect(geometry).toMatchObject({ layers: 2, vocabSize: 40, tied: false });
      expect(manifest?.source).toMatchObject({
        name: 'Plain Test',
        base: { name: 'base-untied', revision: null },
        adapter: { name: 'plain', revision: null },
        promptStyles: ['mistral-instruct', 'mistral-raw'],
      });
      expect(manifest?.source.inputs.map(({ name }) => name)).toEqual([
        'base/config.json',
        'base/generation_config.json',
        'base/tokenizer.json',
        'base/model.safetensors',
        'adapter/adapter_config.json',
        'adapter/adapter_model.safetensors',
      ]);
      const row: unknown = JSON.parse(readFileSync(`${out}.catalogue.json`, 'utf8'));
      const { model } = row as { model: unknown };
      const parsed = modelRowSchema.parse(model);
      expect(parsed).toMatchObject({
        id: 'plain-test',
        builds: [{ id: 'plain-test-q4f16_1', library: null }],
      });
      expect(JSON.parse(readFileSync(`${out}.geometry.json`, 'utf8'))).toMatchObject({
        head_dim: 16,
        num_hidden_layers: 2,
      });
      await run(...sources('base-untied', 'plain'), '--out', `${out}-2`, '--name', 'Plain Test');
      expect(await folderHashes(`${out}-2`)).toEqual(await folderHashes(out));
      const other = path.join(room, 'base');
      await run('--base', path.join(GOLDEN, 'base-untied'), '--quantization', 'q4f16_1', '--out', other);
      expect((await folderHashes(other))['params_shard_0.bin']).not.toBe(
        (await folderHashes(out))['params_shard_0.bin'],
      );
    }));

  it('parts matrices that were one where the adapter changed the embedding', () =>
    withTemporaryFolder(async (room) => {
      const [parted, plain] = [path.join(room, 'a'), path.join(room, 'b')];
      await run(...sources('base-tied', 'tied-modules-to-save'), '--out', parted);
      expect((await verifyFolder(parted)).geometry.tied).toBe(false);
      await run(...sources('base-tied', 'tied-plain'), '--out', plain);
      expect((await verifyFolder(plain)).geometry.tied).toBe(true);
    }));

  it('says what it would do, and writes nothing', () =>
    withTemporaryFolder(async (room) => {
      const out = path.join(room, 'out');
      const said: unknown = JSON.parse(
        await run(...sources('base-untied', 'plain'), '--out', out, '--dry-run'),
      );
      expect(said).toMatchObject({
        changedWeights: 14,
        library: null,
        contextWindowSize: 128,
        warning: null,
      });
      expect(readdirSync(room)).toEqual([]);
      expect(console.warn).not.toHaveBeenCalled();
    }));

  it('warns where the adapter names another base', () =>
    withTemporaryFolder(async (room) => {
      cpSync(path.join(GOLDEN, 'base-untied'), path.join(room, 'other-model'), { recursive: true });
      const words = ['--base', path.join(room, 'other-model'), '--adapter', path.join(GOLDEN, 'plain')];
      await run(...words, '--quantization', 'q4f16_1', '--out', path.join(room, 'out'), '--dry-run');
      expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('trained on base-untied'));
    }));

  it('prints JSON alone where that is asked for', () =>
    withTemporaryFolder(async (room) => {
      const out = path.join(room, 'out');
      const said: unknown = JSON.parse(await run(...sources('base-untied', 'plain'), '--out', out, '--json'));
      expect(said).toMatchObject({ target: out, library: null, model: { id: 'out' } });
    }));

  it.each<[string, string[], RegExp]>([
    [
      'a longer context than the model has',
      [...sources('base-untied', 'plain'), '--context', '256'],
      /--context|128/,
    ],
    [
      'a base without weights',
      ['--base', path.join(GOLDEN, 'plain'), '--quantization', 'q4f16_1'],
      /config\.json/,
    ],
  ])('refuses %s and leaves nothing', (_, args, message) =>
    withTemporaryFolder(async (room) => {
      await expect(run(...args, '--out', path.join(room, 'out'))).rejects.toThrow(message);
      expect(readdirSync(room)).toEqual([]);
    }),
  );
});
