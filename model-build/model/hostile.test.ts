/** Damaged and lying inputs: whatever a file says, a build ends with a plan or with an error that says why. */
import { expect, it } from 'vitest';
import { ModelBuildError } from '../errors.ts';
import { planBuild } from './planBuild.ts';
import {
  generator,
  goldenFiles,
  joinSafetensors,
  jsonBytes,
  memoryFolder,
  parseBytes,
  splitSafetensors,
} from './testing.ts';

type Draw = ReturnType<typeof generator>;

const AWKWARD: readonly unknown[] = [
  ...[null, true, false, '', 0, -1, 1, 2, 3, 31, 32, 33, 64, 0.5, 1e-320, 1e9, 2 ** 31, 2 ** 53, 1e308, -0],
  ...[
    'F16',
    'BF16',
    'F32',
    'I64',
    'F4',
    'model.safetensors',
    '../model.safetensors',
    '/etc/passwd',
    'a\u0000b',
  ],
  ...['(a+)+$', '(a|a)*', '(?=x)', '.*.*.*', '[', '\\1', '__proto__', 'constructor', 'x'.repeat(5000)],
  ...[
    [],
    {},
    [[]],
    [0],
    [1, 2],
    [0, 2 ** 53],
    [-1, 4],
    [32, 32],
    { r: 1 },
    { rope_type: 'linear', factor: 2 },
  ],
];

/** Changes, removes, doubles or renames one thing somewhere in a JSON value. */
function mutate(value: unknown, draw: Draw): unknown {
  const pick = (): unknown => AWKWARD[draw(AWKWARD.length)];
  if (typeof value !== 'object' || value === null || draw(12) === 0) return pick();
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick()];
    const at = draw(value.length);
    const copy = [...(value as readonly unknown[])];
    if (draw(4) === 0) copy.splice(at, draw(2), ...(draw(2) === 0 ? [pick()] : []));
    else copy[at] = mutate(copy[at], draw);
    return copy;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const at = draw(Math.max(1, entries.length));
  const [key, inner] = entries[at] ?? ['x', null];
  const other = entries[draw(Math.max(1, entries.length))];
  switch (draw(8)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries[at] = [String(pick()).slice(0, 3000), inner];
      break;
    case 2:
      if (other !== undefined) entries[at] = [key, other[1]];
      break;
    case 3:
      entries[at] = [key.replace(/[AB0-9]/, () => 'AB01'[draw(4)] ?? ''), inner];
      break;
    default:
      entries[at] = [key, mutate(inner, draw)];
  }
  return Object.fromEntries(entries);
}

function mutateSafetensors(bytes: Uint8Array, draw: Draw): Uint8Array {
  const { header, data } = splitSafetensors(bytes);
  switch (draw(6)) {
    case 0: {
      const copy = Uint8Array.from(bytes);
      for (let i = 0; i <= draw(4); i += 1) copy[draw(Math.min(copy.length, 2000))] = draw(256);
      return copy;
    }
    case 1:
      return bytes.subarray(0, draw(bytes.length));
    default:
      return joinSafetensors(mutate(header, draw), data);
  }
}

/** The same weights in two shards with an index. */
function sharded(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const { header, data } = splitSafetensors(files.get('model.safetensors') ?? new Uint8Array());
  const tensors = Object.entries(header).filter(([name]) => name !== '__metadata__') as [
    string,
    { data_offsets: [number, number] },
  ][];
  tensors.sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0]);
  const half = tensors.length >> 1;
  const middle = tensors[half]?.[1].data_offsets[0] ?? 0;
  const second = tensors
    .slice(half)
    .map(([name, entry]) => [name, { ...entry, data_offsets: entry.data_offsets.map((at) => at - middle) }]);
  const map = Object.fromEntries(
    tensors.map(([name], i) => [name, i < half ? 'a.safetensors' : 'b.safetensors']),
  );
  const copy = new Map(files);
  copy.delete('model.safetensors');
  copy.set(
    'a.safetensors',
    joinSafetensors(Object.fromEntries(tensors.slice(0, half)), data.subarray(0, middle)),
  );
  copy.set('b.safetensors', joinSafetensors(Object.fromEntries(second), data.subarray(middle)));
  copy.set('model.safetensors.index.json', jsonBytes({ weight_map: map }));
  return copy;
}

const single = goldenFiles('base-untied');
const twoShards = sharded(single);
const adapter = goldenFiles('patterns');

async function plan(base: Map<string, Uint8Array>, changed: Map<string, Uint8Array>): Promise<string> {
  try {
    const planned = await planBuild({
      base: memoryFolder('base', base),
      adapter: memoryFolder('adapter', changed),
      quantization: 'q4f16_1',
      windows: {},
      template: undefined,
      libraries: [],
    });
    await planned.close();
    return 'planned';
  } catch (cause) {
    if (!(cause instanceof ModelBuildError)) throw cause;
    // What a person reads: short, and nothing that a terminal would obey.
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(cause.describe()) || cause.describe().length > 2000)
      throw cause;
    return cause.code;
  }
}

it('plans what is sound, in one file and in shards', async () => {
  expect(await plan(single, adapter)).toBe('planned');
  expect(await plan(twoShards, adapter)).toBe('planned');
});

const TARGETS: readonly (readonly [file: string, of: 'single' | 'shards' | 'adapter'])[] = [
  ['model.safetensors', 'single'],
  ['config.json', 'single'],
  ['tokenizer.json', 'single'],
  ['generation_config.json', 'single'],
  ['b.safetensors', 'shards'],
  ['model.safetensors.index.json', 'shards'],
  ['adapter_config.json', 'adapter'],
  ['adapter_model.safetensors', 'adapter'],
];
const ROUNDS = 500;

it.each(TARGETS)(`survives ${ROUNDS} mutations of %s (%s)`, async (file, of) => {
  const draw = generator(TARGETS.findIndex(([name]) => name === file) + 1);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const original = { single, shards: twoShards, adapter }[of];
    const bytes = original.get(file) ?? new Uint8Array();
    const mutated = file.endsWith('.json')
      ? jsonBytes(draw(20) === 0 ? null : mutate(parseBytes(bytes), draw))
      : mutateSafetensors(bytes, draw);
    const files = new Map(original).set(file, mutated);
    const outcome = of === 'adapter' ? await plan(single, files) : await plan(files, adapter);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // Refusals of several kinds: the mutations reach behind the first check.
  expect(outcomes.size).toBeGreaterThan(1);
  expect(outcomes.get('planned') ?? 0).toBeLessThan(ROUNDS);
});

it.each([
  '../b.safetensors',
  '/b.safetensors',
  'c:\\b.safetensors',
  'x/b.safetensors',
  '.safetensors',
  'b.bin',
])('refuses a shard called %j', async (name) => {
  const files = new Map(twoShards);
  const index = parseBytes(files.get('model.safetensors.index.json'));
  const map = index['weight_map'] as Record<string, string>;
  map['lm_head.weight'] = name;
  files.set('model.safetensors.index.json', jsonBytes(index));
  expect(await plan(files, adapter)).toBe('safetensors-invalid');
});
