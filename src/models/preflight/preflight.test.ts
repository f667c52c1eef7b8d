/** The verdicts against the catalogue that is shipped: what a person would be told on machines of many kinds. */
import { describe, expect, it } from 'vitest';
import shipped from '../../../public/catalogue.json' with { type: 'json' };
import type { GpuProbe } from '../../engine/gpu.ts';
import { RUNTIME_LIMITS } from '../../engine/gpu.ts';
import { catalogueSchema } from '../../lib/shared/catalogue.ts';
import type { ModelRow } from '../../lib/shared/catalogue.ts';
import { strings } from '../../ui/strings/index.ts';
import { preflight as words } from '../../ui/strings/preflight.ts';
import { diagnostics } from './diagnostics.ts';
import { judgeModel } from './judgeModel.ts';
import { looksPrivate } from './machineFacts.ts';
import type { MachineFacts, StorageFacts } from './machineFacts.ts';

const catalogue = catalogueSchema.parse(shipped);
const { finding } = words;

function row(id: string): ModelRow {
  const found = catalogue.models.find((model) => model.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}
const small = row('smollm2-135m');
const large = row('chatdoctor-mistral-7b');
const hosted: ModelRow = {
  ...large,
  builds: large.builds.map((build) => ({ ...build, weights: 'https://host.example/a' })),
};

const GPU: GpuProbe & { kind: 'present' } = {
  kind: 'present',
  features: ['shader-f16'],
  limits: { ...RUNTIME_LIMITS, maxBufferSize: 2 ** 32, maxStorageBufferBindingSize: 2 ** 31 },
  vendor: 'acme',
  architecture: 'test',
  description: '',
  software: false,
};
const STORAGE: StorageFacts = {
  quota: 100e9,
  usage: 1e9,
  persisted: true,
  available: true,
  privateWindow: false,
};
const machine = (change: Partial<MachineFacts> = {}, storage: Partial<StorageFacts> = {}): MachineFacts => ({
  gpu: GPU,
  memoryGiB: 16,
  processors: 8,
  userAgent: 'Test/1 (X11; Linux x86_64)',
  storage: { ...STORAGE, ...storage },
  ...change,
});
const noF16 = { ...GPU, features: [] };
const missing = (reason: (GpuProbe & { kind: 'missing' })['reason']): Partial<MachineFacts> => ({
  gpu: { kind: 'missing', reason },
});
const { problem, note } = strings.models;

describe('judgeModel', () => {
  it.each<[string, ModelRow, MachineFacts, string, string | null, string]>([
    ['a good machine', small, machine(), 'yes', 'q4f16_1', finding.room('80 MB', '99 GB').message],
    ['a good machine, large model', hosted, machine(), 'yes', 'q4f16_1', finding.memory('4.7 GB').message],
    ['weights that nobody hosts', large, machine(), 'elsewhere', 'q4f16_1', problem.notHosted.message],
    ['no f16', hosted, machine({ gpu: noF16 }), 'yes', 'q4f32_1', note.noF16],
    ['no f16, not hosted', large, machine({ gpu: noF16 }), 'elsewhere', 'q4f32_1', finding.f16Remedy],
    [
      'a software adapter',
      small,
      machine({ gpu: { ...GPU, software: true } }),
      'maybe',
      'q4f16_1',
      note.software,
    ],
    ['no WebGPU', small, machine(missing('no-webgpu')), 'no', null, problem.noWebGpu.message],
    ['no WebGPU on Linux', small, machine(missing('no-webgpu')), 'no', null, finding.linuxFlags.remedy],
    ['no adapter', small, machine(missing('no-adapter')), 'no', null, problem.noAdapter.remedy],
    ['an insecure page', small, machine(missing('insecure')), 'no', null, problem.insecure.remedy],
    [
      'limits that are too small',
      small,
      machine({ gpu: { ...GPU, limits: { ...GPU.limits, maxStorageBuffersPerShaderStage: 8 } } }),
      'no',
      null,
      problem.limits('maxStorageBuffersPerShaderStage').message,
    ],
    [
      'little memory',
      hosted,
      machine({ memoryGiB: 4 }),
      'maybe',
      'q4f16_1',
      finding.memoryScarce('4.7 GB', '4.3 GB').message,
    ],
    [
      'unknown memory',
      hosted,
      machine({ memoryGiB: null }),
      'yes',
      'q4f16_1',
      finding.memory('4.7 GB').message,
    ],
    [
      'too little room',
      hosted,
      machine({}, { quota: 3e9 }),
      'no',
      'q4f16_1',
      finding.noRoom('4.1 GB', '2.0 GB', false).message,
    ],
    [
      'too little room in a private window',
      hosted,
      machine({}, { quota: 1e9, privateWindow: true }),
      'no',
      'q4f16_1',
      finding.noRoom('4.1 GB', '0 B', true).remedy,
    ],
    ['more stored than allowed', small, machine({}, { quota: 1e9, usage: 2e9 }), 'no', 'q4f16_1', '0 B'],
    [
      'room enough in a private window',
      small,
      machine({}, { privateWindow: true }),
      'maybe',
      'q4f16_1',
      'private',
    ],
    [
      'a browser that hides private windows',
      small,
      machine({}, { quota: null, privateWindow: null, persisted: false }),
      'yes',
      'q4f16_1',
      finding.privateHidden.message,
    ],
    ['room that is not told', small, machine({}, { quota: null }), 'yes', 'q4f16_1', 'does not say'],
    [
      'storage that may be cleared',
      small,
      machine({}, { persisted: false }),
      'yes',
      'q4f16_1',
      finding.notKept.message,
    ],
    ['no storage', small, machine({}, { available: false }), 'no', 'q4f16_1', finding.noStorage.message],
  ])('%s', (_, model, facts, answer, quantization, said) => {
    const verdict = judgeModel(model, facts);
    expect(verdict.answer).toBe(answer);
    expect(verdict.build?.quantization ?? null).toBe(quantization);
    const text = verdict.findings.map(({ words: { message, remedy } }) => `${message} ${remedy}`).join('\n');
    expect(text).toContain(said);
  });

  it('asks for no room for what is stored', () => {
    const verdict = judgeModel(hosted, machine({}, { quota: 1e9 }), { isStored: () => true });
    expect(verdict.answer).toBe('yes');
  });

  it('does not speak of switches where the page is not secure, or the system is another', () => {
    const texts = [
      machine(missing('insecure')),
      machine({ ...missing('no-webgpu'), userAgent: 'Windows NT' }),
    ].map((facts) => JSON.stringify(judgeModel(small, facts)));
    for (const text of texts) expect(text).not.toContain('chrome://flags');
  });
});

it.each([
  [{ quota: 100e9, heapLimit: 4.29e9, filesRefused: false }, false],
  [{ quota: 3e9, heapLimit: 4.29e9, filesRefused: false }, true],
  [{ quota: 3e9, heapLimit: null, filesRefused: false }, false],
  [{ quota: 1e9, heapLimit: null, filesRefused: false }, true],
  [{ quota: null, heapLimit: 4.29e9, filesRefused: false }, false],
  [{ quota: 100e9, heapLimit: null, filesRefused: true }, true],
])('guesses from %j: %s', (signs, guess) => {
  expect(looksPrivate(signs)).toBe(guess);
});

it('writes diagnostics with the numbers, and nothing of the person', () => {
  const facts = machine({}, { quota: 3e9 });
  const text = diagnostics(facts, [{ row: hosted, verdict: judgeModel(hosted, facts) }]);
  for (const part of [
    'acme, test',
    'shader-f16',
    '2.0 GB free of 3.0 GB',
    words.answer.no,
    '4.1 GB',
    'Linux',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('host.example');
  expect(text).not.toMatch(/https?:/);
});
