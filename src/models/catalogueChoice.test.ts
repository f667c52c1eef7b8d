/** The choices against the catalogue that is shipped: a row that no GPU can take is found here. */
import { describe, expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import type { GpuProbe } from '../engine/gpu.ts';
import { RUNTIME_LIMITS } from '../engine/gpu.ts';
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import { strings } from '../ui/strings/index.ts';
import { chooseBuild } from './chooseBuild.ts';
import { chooseModel, wishFrom } from './chooseModel.ts';
import { loadOptions } from './loadOptions.ts';

const catalogue = catalogueSchema.parse(shipped);

function gpu(patch: Partial<GpuProbe & { kind: 'present' }> = {}): GpuProbe {
  return {
    kind: 'present',
    features: ['shader-f16'],
    limits: { ...RUNTIME_LIMITS, maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 1 << 30 },
    vendor: 'acme',
    architecture: 'test',
    description: '',
    software: false,
    ...patch,
  };
}

function row(id: string) {
  const found = catalogue.models.find((model) => model.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

describe('chooseModel', () => {
  it.each([
    ['', null, catalogue.defaultModel, null],
    ['', 'chatdoctor-mistral-7b', 'chatdoctor-mistral-7b', null],
    ['', 'tiny-mistral', catalogue.defaultModel, null],
    ['', 'gone', catalogue.defaultModel, null],
    ['?model=tiny-mistral', null, 'tiny-mistral', null],
    ['?model=tiny-mistral-q4f32_1', 'chatdoctor-mistral-7b', 'tiny-mistral', 'q4f32_1'],
    ['?model=tiny-mistral&quantization=q4f32_1', null, 'tiny-mistral', 'q4f32_1'],
    ['?quantization=q4f32_1', null, catalogue.defaultModel, 'q4f32_1'],
  ])('%j, remembered %j: %s %s', (search, remembered, id, quantization) => {
    const chosen = chooseModel(catalogue, wishFrom(search), remembered);
    expect([chosen.row.id, chosen.quantization, chosen.notice]).toEqual([id, quantization, null]);
  });

  it.each(['?model=gpt', '?quantization=q3', '?model=%3Cscript%3E'])('%s is named as unknown', (search) => {
    const chosen = chooseModel(catalogue, wishFrom(search), null);
    expect(chosen.row.id).toBe(catalogue.defaultModel);
    expect(chosen.notice).toContain(new URLSearchParams(search).values().next().value);
  });
});

describe('chooseBuild', () => {
  const { note, problem } = strings.models;

  it('takes the f16 build where the GPU has f16', () => {
    const choice = chooseBuild(row('smollm2-135m'), gpu(), null);
    expect(choice).toMatchObject({ build: { quantization: 'q4f16_1' }, notes: [] });
  });

  it('takes the f32 build where the GPU has no f16, and says so', () => {
    const choice = chooseBuild(row('smollm2-135m'), gpu({ features: [] }), null);
    expect(choice).toMatchObject({ build: { quantization: 'q4f32_1' }, notes: [note.noF16] });
  });

  it('does not speak of f16 where f32 was asked for', () => {
    const choice = chooseBuild(row('smollm2-135m'), gpu(), 'q4f32_1');
    expect(choice).toMatchObject({ build: { quantization: 'q4f32_1' }, notes: [] });
  });

  it('says that a GPU is emulated', () => {
    expect(chooseBuild(row('smollm2-135m'), gpu({ software: true }), null)).toMatchObject({
      notes: [note.software],
    });
  });

  it.each([
    ['insecure', problem.insecure],
    ['no-webgpu', problem.noWebGpu],
    ['no-adapter', problem.noAdapter],
  ] as const)('says what to do without a GPU (%s)', (reason, words) => {
    expect(chooseBuild(row('smollm2-135m'), { kind: 'missing', reason }, null)).toMatchObject({
      problem: words,
    });
  });

  it('refuses f16 where it was asked for and is missing', () => {
    const choice = chooseBuild(row('smollm2-135m'), gpu({ features: [] }), 'q4f16_1');
    expect(choice).toMatchObject({ kind: 'none', problem: problem.features('shader-f16') });
  });

  it('names the limits of a GPU that is too small', () => {
    const limits = { ...RUNTIME_LIMITS, maxComputeWorkgroupStorageSize: 1 << 14 };
    const choice = chooseBuild(row('smollm2-135m'), gpu({ limits }), null);
    expect(choice).toMatchObject({ problem: problem.limits('maxComputeWorkgroupStorageSize') });
  });

  it('refuses a model whose buffers are too large', () => {
    const model = row('smollm2-135m');
    const large = { ...model, builds: model.builds.map((build) => ({ ...build, maxBindingBytes: 2 ** 31 })) };
    expect(chooseBuild(large, gpu(), null)).toMatchObject({
      problem: problem.binding('2.1 GB', '1.1 GB'),
    });
  });

  it('holds buffers to the limit of buffers too', () => {
    const model = row('smollm2-135m');
    const large = { ...model, builds: model.builds.map((build) => ({ ...build, maxBindingBytes: 2 ** 29 })) };
    const limits = { ...RUNTIME_LIMITS, maxStorageBufferBindingSize: 2 ** 30 };
    expect(chooseBuild(large, gpu({ limits }), null)).toMatchObject({
      problem: problem.binding('537 MB', '268 MB'),
    });
  });

  it('takes another build that fits where the preferred one is not hosted', () => {
    const model = row('chatdoctor-mistral-7b');
    const builds = model.builds.map((build) =>
      build.quantization === 'q4f32_1' ? { ...build, weights: 'https://host.example/a' } : build,
    );
    expect(chooseBuild({ ...model, builds }, gpu(), null)).toMatchObject({
      build: { quantization: 'q4f32_1' },
    });
  });

  it('says where weights are not hosted', () => {
    const model = row('smollm2-135m');
    const bare = { ...model, builds: model.builds.map((build) => ({ ...build, weights: null })) };
    expect(chooseBuild(bare, gpu(), null)).toEqual({
      kind: 'none',
      problem: problem.notHosted,
      hosted: false,
    });
  });
});

it.each([
  ['models/a', 'https://host/sub/models/a/resolve/main/'],
  ['models/a/', 'https://host/sub/models/a/resolve/main/'],
  ['models/a/resolve/main/', 'https://host/sub/models/a/resolve/main/'],
  ['https://hf.example/org/a', 'https://hf.example/org/a/resolve/main/'],
  ['https://hf.example/org/a/resolve/v1', 'https://hf.example/org/a/resolve/v1/'],
  ['/models/a', 'https://host/models/a/resolve/main/'],
])('finds the weights %s', (weights, url) => {
  const build = row('smollm2-135m').builds[0];
  if (build === undefined) throw new Error('no build');
  const options = loadOptions({ ...build, weights }, 'https://host/sub/index.html?model=a');
  expect(options.weightsUrl).toBe(url);
  expect(options.libraryUrl).toBe('https://host/sub/libs/smollm2-135m-q4f16_1.wasm');
});
