/** `inspect` of models, adapters and built folders, for people and for machines. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallModel } from '../gguf/testing/smallModel.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import {
  GOLDEN,
  goldenFiles,
  joinSafetensors,
  jsonBytes,
  parseBytes,
  splitSafetensors,
  type Files,
} from '../model/testing.ts';
import { smallBuild, withTemporaryFolder } from '../shards/testing.ts';
import { inspect } from './inspect.ts';
import { runCommand } from './runCommand.ts';

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runCommand([inspect], ['inspect', ...args], {
    signal: new AbortController().signal,
    progress: { update: () => expect.fail('nothing takes long'), end: () => undefined },
    print: (line) => lines.push(line),
  });
  return lines.join('\n');
}

const golden = (name: string): string => path.join(GOLDEN, name);
const json = async (...args: string[]): Promise<unknown> => JSON.parse(await run(...args, '--json'));

function write(folder: string, files: Files): string {
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

describe('a base', () => {
  it('is shown with its tensors, its adapter and what a build would make', async () => {
    const text = await run(golden('base-untied'), '--adapter', golden('patterns'));
    expect(text).toMatch(/^base-untied: 1 safetensors file, 42 kB of tensors/);
    expect(text).toMatch(
      /^ {2}model\.layers\.\{0-1\}\.mlp\.up_proj\.weight +BF16 +\[64, 32\] +2 x +8\.2 kB$/m,
    );
    expect(text).toMatch(/^ {2}self_attn\.q_proj +layers 1 +rank 5, alpha 3, scale 0\.6$/m);
    expect(text).toMatch(/^ {2}q4f32_1 +none fits +128 +128 +1 /m);
    expect(text).toContain('The adapter changes 14 weights.');
    expect(await json(golden('base-untied'), '--adapter', golden('patterns'))).toMatchObject({
      kind: 'base',
      form: 'safetensors',
      geometry: { layers: 2, tied: false },
      maxContext: 128,
      adapter: { trainedOn: 'base-untied', rsLora: false },
      builds: [
        { quantization: 'q4f16_1', library: null, shards: 1, changedWeights: 14 },
        { quantization: 'q4f32_1', library: null },
      ],
      problem: null,
    });
  });

  it('is shown also where it cannot be built, with the reason', async () => {
    const text = await run(golden('base-tied'), '--adapter', golden('embeddings'));
    expect(text).toMatch(/^Tensors: 20$/m);
    expect(text).toMatch(/^It cannot be built:\n {2}.*model\.embed_tokens\.weight/m);
    await withTemporaryFolder(async (room) => {
      const files = goldenFiles('base-untied');
      files.set(
        'config.json',
        jsonBytes({ ...parseBytes(files.get('config.json')), rope_scaling: { factor: 2 } }),
      );
      expect(await json(write(path.join(room, 'base'), files))).toMatchObject({
        builds: [],
        geometry: null,
        problem: expect.stringContaining('rope_scaling') as string,
      });
    });
  });

  it('shows no character that a terminal would obey', () =>
    withTemporaryFolder(async (room) => {
      const files = goldenFiles('base-untied');
      const { header, data } = splitSafetensors(files.get('model.safetensors') ?? new Uint8Array());
      const first = Object.keys(header).find((name) => name !== '__metadata__') ?? '';
      const entry = header[first];
      const rest = Object.fromEntries(Object.entries(header).filter(([name]) => name !== first));
      files.set('model.safetensors', joinSafetensors({ ...rest, 'evil\u001b[2J\u009b': entry }, data));
      const folder = write(path.join(room, 'base'), files);
      for (const text of [await run(folder), await run(folder, '--json')]) {
        expect(text).toContain('evil\\u001b');
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
      }
    }));

  it('is a GGUF file too', () =>
    withTemporaryFolder(async (room) => {
      const file = path.join(room, 'small.gguf');
      writeFileSync(file, smallModel());
      expect(await run(file)).toMatch(/^small\.gguf: 1 GGUF file/);
      expect(await json(file)).toMatchObject({ form: 'gguf', version: 3, builds: [{}, {}], problem: null });
    }));

  it('that is damaged is an error', () =>
    withTemporaryFolder(async (room) => {
      const files = goldenFiles('base-untied');
      files.set('model.safetensors', (files.get('model.safetensors') ?? new Uint8Array()).subarray(0, -1));
      await expect(run(write(path.join(room, 'base'), files))).rejects.toMatchObject({
        code: 'safetensors-invalid',
      });
    }));
});

describe('an adapter alone', () => {
  it('is shown with ranks, alphas and layers', async () => {
    expect(await json(golden('modules-to-save'))).toMatchObject({
      kind: 'adapter',
      targets: [{ module: 'self_attn.o_proj', layers: [0, 1], rank: 2, alpha: 4, scale: 2 }],
      saved: ['lm_head.weight', 'model.embed_tokens.weight'],
    });
    expect(await json(golden('subset-rslora'))).toMatchObject({ rsLora: true });
    expect(await run(golden('embeddings'))).toMatch(/^ {2}lm_head +rank 3, alpha 7, scale 2\.33333$/m);
  });

  it('that changes biases, or is a pickle, is refused', () =>
    withTemporaryFolder(async (room) => {
      const files = goldenFiles('plain');
      const { header, data } = splitSafetensors(files.get('adapter_model.safetensors') ?? new Uint8Array());
      const lost = Object.keys(header).find((name) => name.includes('lora_A')) ?? '';
      const entry = header[lost];
      const rest = Object.fromEntries(Object.entries(header).filter(([name]) => name !== lost));
      const odd = lost.replace('lora_A.weight', 'lora_A.bias');
      files.set('adapter_model.safetensors', joinSafetensors({ ...rest, [odd]: entry }, data));
      await expect(run(write(path.join(room, 'a'), files))).rejects.toMatchObject({ code: 'unsupported' });
      files.delete('adapter_model.safetensors');
      files.set('adapter_model.bin', new Uint8Array(8));
      await expect(run(write(path.join(room, 'b'), files))).rejects.toThrow(/pickle/);
    }));
});

it('shows a built folder, into which nothing is merged', () =>
  withTemporaryFolder(async (room) => {
    const folder = path.join(room, 'small');
    await buildModelFolder(smallBuild(folder));
    expect(await run(folder)).toMatch(/small: q4f16_1, 1 shard, .*\(small\)[^]*library +none fits/);
    expect(await json(folder)).toMatchObject({ kind: 'built', library: null, contextWindowSize: 256 });
    for (const source of [folder, golden('plain')]) {
      await expect(run(source, '--adapter', golden('plain'))).rejects.toMatchObject({ code: 'usage' });
    }
  }));
