/** Folders as people have them: what a publisher put there, and what a download or a clone left of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localFolder } from '../hub/localFolder.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { openBase } from './openBase.ts';
import {
  goldenFiles,
  joinSafetensors,
  jsonBytes,
  memoryFolder,
  parseBytes,
  splitSafetensors,
  type Files,
} from './testing.ts';

const untied = goldenFiles('base-untied');
const weights = untied.get('model.safetensors') ?? new Uint8Array();
const EMPTY = new Uint8Array();

function withConfig(change: object, files: Files = untied): Files {
  return new Map(files).set('config.json', jsonBytes({ ...parseBytes(files.get('config.json')), ...change }));
}

function without(...names: readonly string[]): Map<string, Uint8Array> {
  return new Map([...untied].filter(([name]) => !names.includes(name)));
}

function renamed(from: string, to: string): Files {
  const { header, data } = splitSafetensors(weights);
  const changed = Object.entries(header).map(([name, entry]) => [name === from ? to : name, entry]);
  return new Map(untied).set('model.safetensors', joinSafetensors(Object.fromEntries(changed), data));
}

describe('openBase', () => {
  it.each<[string, Files, object]>([
    [
      'Mistral’s own form alone',
      new Map([
        ['params.json', EMPTY],
        ['consolidated.safetensors', EMPTY],
        ['tekken.json', EMPTY],
      ]),
      { code: 'unsupported', message: expect.stringContaining('params.json') as string },
    ],
    [
      'Mistral’s own tokenizer alone',
      without('tokenizer.json').set('tekken.json', EMPTY),
      { code: 'unsupported', message: expect.stringContaining('tekken.json') as string },
    ],
    [
      'packed weights that config.json says nothing of',
      renamed('model.layers.1.mlp.up_proj.weight', 'model.layers.1.mlp.up_proj.qweight'),
      { code: 'unsupported', tensor: 'model.layers.1.mlp.up_proj.qweight' },
    ],
    [
      'a bias',
      renamed('lm_head.weight', 'lm_head.bias'),
      { code: 'tensor-missing', tensor: 'lm_head.weight' },
    ],
  ])('refuses %s by name', async (_, files, error) => {
    await expect(openBase(memoryFolder('base', files))).rejects.toMatchObject(error);
  });

  it('does not mind what lies beside the shards', async () => {
    const files = new Map(untied).set('consolidated.safetensors', EMPTY).set('params.json', EMPTY);
    const base = await openBase(memoryFolder('base', files));
    expect(base.files).not.toContain('consolidated.safetensors');
    await base.close();
  });

  it('names the pointers that a clone without Git LFS leaves', () =>
    withTemporaryFolder(async (room) => {
      const folder = path.join(room, 'clone');
      mkdirSync(folder);
      for (const [name, bytes] of untied) writeFileSync(path.join(folder, name), bytes);
      const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 14\n';
      writeFileSync(path.join(folder, 'model.safetensors'), pointer);
      await expect(openBase(await localFolder(folder))).rejects.toMatchObject({
        file: path.join(folder, 'model.safetensors'),
        message: expect.stringContaining('Git LFS') as string,
      });
    }));

  it('knows every token that ends an answer', async () => {
    const base = await openBase(memoryFolder('base', withConfig({ eos_token_id: [2, 4] })));
    // generation_config.json has the last word.
    expect(base.endIds).toEqual([2]);
    await base.close();
    const files = new Map(untied).set('generation_config.json', jsonBytes({ eos_token_id: [4, 2, 4] }));
    const other = await openBase(memoryFolder('base', files));
    expect([other.geometry.eosId, other.endIds]).toEqual([4, [4, 2]]);
    await other.close();
  });

  it('tells a tied model whose output matrix is another one', async () => {
    const { header, data } = splitSafetensors(weights);
    const embedding = header['model.embed_tokens.weight'] as { readonly data_offsets: [number, number] };
    const output = header['lm_head.weight'] as { readonly data_offsets: [number, number] };
    const same = Buffer.from(data);
    same.set(data.subarray(...embedding.data_offsets), output.data_offsets[0]);
    for (const [content, refused] of [
      [data, true],
      [same, false],
    ] as const) {
      const files = withConfig(
        { tie_word_embeddings: true },
        new Map(untied).set('model.safetensors', joinSafetensors(header, content)),
      );
      const base = await openBase(memoryFolder('base', files));
      const checked = expect(base.checkWeights());
      await (refused
        ? checked.rejects.toMatchObject({ code: 'source-invalid', tensor: 'lm_head.weight' })
        : checked.resolves.toBeUndefined());
      await base.close();
    }
  });
});
