/** Ten thousand damaged and lying inputs, from a seed. */
import {
  generator,
  goldenFiles,
  joinSafetensors,
  jsonBytes,
  parseBytes,
  splitSafetensors,
} from '../testing.ts';
import { mutateIndex, mutateJson, type Draw } from './mutateJson.ts';
import { mutateTensors } from './mutateTensors.ts';

export type Files = Map<string, Uint8Array>;
export const KINDS = ['header', 'adapter', 'config', 'index'] as const;
export type Kind = (typeof KINDS)[number];
export const CASES_A_KIND = 2500;

export interface HostileCase {
  readonly kind: Kind;
  /** The damaged file, as errors call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly base: Files;
  readonly adapter: Files;
}

/** What is sound: a model in one file and in two shards, and an adapter with patterns. */
export const SOUND = {
  single: goldenFiles('base-untied'),
  shards: sharded(goldenFiles('base-untied')),
  adapter: goldenFiles('patterns'),
};

type Source = keyof typeof SOUND;

/** The last one is the index, which has mutations of its own. */
const TARGETS: Readonly<Record<Kind, readonly (readonly [file: string, of: Source])[]>> = {
  header: [
    ['model.safetensors', 'single'],
    ['b.safetensors', 'shards'],
  ],
  adapter: [
    ['adapter_config.json', 'adapter'],
    ['adapter_model.safetensors', 'adapter'],
  ],
  config: [
    ['config.json', 'single'],
    ['tokenizer.json', 'single'],
    ['config.json', 'shards'],
    ['generation_config.json', 'single'],
  ],
  index: [['model.safetensors.index.json', 'shards']],
};

export function* hostileCases(): Generator<HostileCase, void, undefined> {
  for (const [seed, kind] of KINDS.entries()) {
    const draw = generator(seed + 1);
    for (let i = 0; i < CASES_A_KIND; i += 1) {
      const targets = TARGETS[kind];
      const [name, of] = targets[i % targets.length] ?? ['', 'single'];
      const bytes = mutate(name, SOUND[of].get(name) ?? new Uint8Array(), draw);
      const files = new Map(SOUND[of]).set(name, bytes);
      yield of === 'adapter'
        ? { kind, file: `adapter/${name}`, bytes, base: SOUND.single, adapter: files }
        : { kind, file: `base/${name}`, bytes, base: files, adapter: SOUND.adapter };
    }
  }
}

function mutate(name: string, bytes: Uint8Array, draw: Draw): Uint8Array {
  if (name.endsWith('.safetensors')) return mutateTensors(bytes, draw);
  // Torn or foreign.
  if (draw(20) === 0) return bytes.subarray(0, draw(bytes.length));
  const json = parseBytes(bytes);
  if (draw(20) === 0) return jsonBytes([json]);
  return jsonBytes(name.endsWith('.index.json') ? mutateIndex(json, draw) : mutateJson(json, draw));
}

/** The same weights in two shards with an index. */
function sharded(files: Files): Files {
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
