import { describe, expect, it } from 'vitest';
import { planBuild } from '../model/planBuild.ts';
import {
  goldenFiles,
  joinSafetensors,
  jsonBytes,
  memoryFolder,
  parseBytes,
  splitSafetensors,
} from '../model/testing.ts';
import { patternValue } from './patternValue.ts';

const base = memoryFolder('base', goldenFiles('base-untied'));
const plain = goldenFiles('plain');
const Q = 'base_model.model.model.layers.0.self_attn.q_proj';

function plan(files: ReadonlyMap<string, Uint8Array>) {
  const adapter = memoryFolder('adapter', files);
  return planBuild({
    base,
    adapter,
    quantization: 'q4f16_1',
    windows: {},
    template: undefined,
    libraries: [],
  });
}

function withConfig(change: object): ReadonlyMap<string, Uint8Array> {
  const config = parseBytes(plain.get('adapter_config.json'));
  return new Map(plain).set('adapter_config.json', jsonBytes({ ...config, ...change }));
}

function withTensors(change: (header: Record<string, unknown>) => object): ReadonlyMap<string, Uint8Array> {
  const { header, data } = splitSafetensors(plain.get('adapter_model.safetensors') ?? new Uint8Array());
  return new Map(plain).set('adapter_model.safetensors', joinSafetensors(change(header), data));
}

const rename = (from: string, to: string) =>
  withTensors((header) =>
    Object.fromEntries(Object.entries(header).map(([key, value]) => [key === from ? to : key, value])),
  );

describe('readAdapter', () => {
  it.each<[string, object, RegExp]>([
    ['another kind of adapter', { peft_type: 'IA3' }, /"IA3"/],
    ['DoRA', { use_dora: true }, /use_dora.*DoRA/],
    ['biases', { bias: 'all' }, /bias/],
    ['a bias of B', { lora_bias: true }, /lora_bias/],
    ['layers_to_transform', { layers_to_transform: [0] }, /layers_to_transform/],
    ['layer_replication', { layer_replication: [[0, 1]] }, /layer_replication/],
    ['trainable tokens', { trainable_token_indices: [1] }, /trainable_token_indices/],
    ['target_parameters', { target_parameters: ['x'] }, /target_parameters/],
    ['an initialisation that changes the base', { init_lora_weights: 'pissa_niter_4' }, /init_lora_weights/],
    ['a field that is not known', { use_next_years_trick: true }, /use_next_years_trick/],
    ['a rank of 0', { r: 0 }, /^r: /],
    ['a rank that the tensors do not have', { r: 5 }, /\[4, 64\].*5 x 64/],
    ['a pattern that could take for ever', { rank_pattern: { '(a+)+': 4 } }, /pattern/],
  ])('refuses %s by its name', async (_, change, message) => {
    await expect(plan(withConfig(change))).rejects.toThrow(message);
  });

  it.each<[string, ReadonlyMap<string, Uint8Array>, object]>([
    [
      'a tensor of no module',
      rename(`${Q}.lora_A.weight`, `${Q}x.lora_A.weight`),
      { code: 'adapter-invalid', tensor: JSON.stringify(`${Q}x.lora_A.weight`) },
    ],
    [
      'DoRA by its tensor',
      rename(`${Q}.lora_A.weight`, `${Q}.lora_magnitude_vector`),
      { code: 'unsupported' },
    ],
    ['A twice', rename(`${Q}.lora_B.weight`, `${Q}.lora_A.default.weight`), { code: 'adapter-invalid' }],
    [
      'tensors that are exchanged',
      withTensors((header) => ({
        ...header,
        [`${Q}.lora_A.weight`]: header[`${Q}.lora_B.weight`],
        [`${Q}.lora_B.weight`]: header[`${Q}.lora_A.weight`],
      })),
      { code: 'tensor-shape' },
    ],
    [
      'a pickle',
      new Map([
        ['adapter_config.json', plain.get('adapter_config.json') ?? new Uint8Array()],
        ['adapter_model.bin', new Uint8Array(4)],
      ]),
      { code: 'unsupported', message: expect.stringContaining('save_pretrained') as string },
    ],
  ])('refuses %s', async (_, files, error) => {
    await expect(plan(files)).rejects.toMatchObject(error);
  });

  it('names a module that has B and no A, and one that has neither', async () => {
    const { header, data } = splitSafetensors(plain.get('adapter_model.safetensors') ?? new Uint8Array());
    const last = Object.entries(header as Record<string, { data_offsets?: number[] }>).find(
      ([, entry]) => entry.data_offsets?.[1] === data.length,
    );
    const [name = '', entry] = last ?? [];
    const cut = Object.fromEntries(Object.entries(header).filter(([key]) => key !== name));
    const files = new Map(plain).set(
      'adapter_model.safetensors',
      joinSafetensors(cut, data.subarray(0, entry?.data_offsets?.[0])),
    );
    await expect(plan(files)).rejects.toThrow(/no A|no B/);
    const subset = new Map(goldenFiles('subset-rslora'));
    const config = parseBytes(subset.get('adapter_config.json'));
    subset.set(
      'adapter_config.json',
      jsonBytes({ ...config, target_modules: ['q_proj', 'v_proj', 'up_proj'] }),
    );
    await expect(plan(subset)).rejects.toThrow(/"up_proj"/);
  });

  it('refuses a change that the configuration does not list, which PEFT would drop', async () => {
    await expect(plan(withConfig({ target_modules: ['self_attn.q_proj', 'up_proj'] }))).rejects.toMatchObject(
      {
        code: 'adapter-invalid',
        message: expect.stringContaining('target_modules') as string,
      },
    );
  });

  it('names a module that is listed as saved whole and is not there', async () => {
    await expect(plan(withConfig({ modules_to_save: ['lm_head'] }))).rejects.toMatchObject({
      code: 'adapter-invalid',
      tensor: '"lm_head.weight"',
    });
    // Of two matrices that stay one.
    await (await plan(withConfig({ modules_to_save: ['lm_head'], ensure_weight_tying: true }))).close();
  });

  it('says where tokens were added before the training', async () => {
    const saved = goldenFiles('modules-to-save');
    const { header, data } = splitSafetensors(saved.get('adapter_model.safetensors') ?? new Uint8Array());
    // Of a matrix of 40 rows one of 41 is made.
    const [name, entry] = Object.entries(
      header as Record<string, { dtype: string; shape: number[]; data_offsets: number[] }>,
    ).find(([key]) => key.endsWith('lm_head.weight')) ?? ['', { dtype: '', shape: [], data_offsets: [] }];
    const [rows = 0, columns = 0] = entry.shape;
    const grownBytes = (rows + 1) * columns * 4;
    expect([rows, data.length > grownBytes]).toEqual([40, true]);
    const grown = { ...entry, shape: [rows + 1, columns], data_offsets: [0, grownBytes] };
    const bytes = joinSafetensors({ [name]: grown }, data.subarray(0, grownBytes));
    await expect(plan(new Map(saved).set('adapter_model.safetensors', bytes))).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('41 rows of them, and the base 40') as string,
    });
  });

  it('takes modules that are left out', async () => {
    const subset = goldenFiles('subset-rslora');
    const config = parseBytes(subset.get('adapter_config.json'));
    const changes = { target_modules: ['q_proj', 'v_proj', 'up_proj'], exclude_modules: '.*up_proj' };
    await (
      await plan(new Map(subset).set('adapter_config.json', jsonBytes({ ...config, ...changes })))
    ).close();
  });

  it('takes names with the adapter’s own name, and names without PEFT’s prefix', async () => {
    await (await plan(rename(`${Q}.lora_A.weight`, `${Q}.lora_A.default.weight`))).close();
    await (await plan(rename(`${Q}.lora_A.weight`, 'model.layers.0.self_attn.q_proj.lora_A.weight'))).close();
  });
});

describe('patternValue', () => {
  const value = patternValue(
    'f',
    new Map([
      ['q_proj', 1],
      ['layers.1.mlp.(up|down)_proj', 2],
      [String.raw`model\.layers\.\d+\.self_attn\.k_proj`, 3],
      ['_proj', 4],
    ]),
    9,
  );

  it.each([
    ['model.layers.0.self_attn.q_proj', 1],
    ['model.layers.1.mlp.down_proj', 2],
    ['model.layers.11.mlp.down_proj', 9],
    ['model.layers.21.self_attn.k_proj', 3],
    ['model.layers.0.self_attn.v_proj', 9],
    ['lm_head', 9],
  ])('%s has %d', (module, expected) => expect(value(module)).toBe(expected));
});
