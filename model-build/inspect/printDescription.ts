/** Descriptions as a person reads them: a line for each kind of thing, layers put together. */
import { formatBytes } from '../../src/lib/shared/formatBytes.ts';
import { table } from '../cli/table.ts';
import type { ModelGeometry } from '../config/geometry.ts';
import type { AdapterDescription } from './describeAdapter.ts';
import type { BuiltDescription } from './describeFolder.ts';
import type { PlannedBuild } from './describePlan.ts';
import type { BaseDescription, LoneAdapter } from './describeSource.ts';
import { ranges, splitLayer } from './layers.ts';
import type { ListedTensor } from './listTensors.ts';

export type Description = (BaseDescription | LoneAdapter | BuiltDescription) & { readonly name: string };

export function printDescription(description: Description): string[] {
  switch (description.kind) {
    case 'base':
      return printBase(description);
    case 'adapter':
      return printAdapter(description);
    case 'built':
      return printBuilt(description);
  }
}

const count = (value: number): string => value.toLocaleString('en-US');

function at({ name, revision }: { readonly name: string; readonly revision: string | null }): string {
  return revision === null ? name : `${name}@${revision}`;
}

function printBase(base: BaseDescription): string[] {
  const files = `${base.files.length} ${base.form === 'gguf' ? 'GGUF' : 'safetensors'} file${base.files.length === 1 ? '' : 's'}`;
  return [
    `${at(base)}: ${files}, ${formatBytes(base.bytes)} of tensors, licence ${base.license ?? 'not stated'}`,
    ...(base.geometry === null ? [] : ['', ...printGeometry(base.geometry, base.maxContext)]),
    '',
    ...printTensors(base.tensors),
    ...(base.adapter === null ? [] : ['', ...printAdapter(base.adapter)]),
    '',
    ...(base.problem === null ? printBuilds(base.builds) : ['It cannot be built:', `  ${base.problem}`]),
  ];
}

function printGeometry(geometry: ModelGeometry, maxContext: number | null): string[] {
  const { hiddenSize, ffnSize, vocabSize, layers, heads, kvHeads, headDim } = geometry;
  return [
    'Shape',
    ...table([
      ['architecture', geometry.modelType],
      ['layers', `${layers}, ${count(hiddenSize)} wide, ${count(ffnSize)} inside`],
      ['attention', `${heads} heads of ${headDim}, ${kvHeads} of them with keys and values of their own`],
      ['vocabulary', `${count(vocabSize)}${geometry.tied ? '; the embedding is the output matrix too' : ''}`],
      [
        'positions',
        `${maxContext === null ? 'no limit stated' : count(maxContext)}, theta ${geometry.ropeTheta}`,
      ],
      ['norm', `epsilon ${geometry.normEps}`],
      ['tokens', `begin ${geometry.bosId}, end ${geometry.eosId}, padding ${geometry.padId}`],
    ]),
  ];
}

function printTensors(tensors: readonly ListedTensor[]): string[] {
  const groups = new Map<
    string,
    { readonly row: readonly string[]; layers: number[]; times: number; bytes: number }
  >();
  for (const { name, type, shape, nbytes } of tensors) {
    const { layer, before, rest } = splitLayer(name);
    const key = JSON.stringify([before, rest, type, shape]);
    const group = groups.get(key) ?? {
      row: [before, rest, type, `[${shape.join(', ')}]`],
      layers: [],
      times: 0,
      bytes: 0,
    };
    if (layer !== null) group.layers.push(layer);
    group.times += 1;
    group.bytes += nbytes;
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(
    ({ row: [before = '', rest = '', ...form], layers, times, bytes }) => [
      layers.length === 0 ? rest : `${before}{${ranges(layers)}}.${rest}`,
      ...form,
      `${times} x`,
      formatBytes(bytes),
    ],
  );
  return [`Tensors: ${count(tensors.length)}`, ...table(rows)];
}

function printAdapter(adapter: AdapterDescription): string[] {
  const trained = adapter.trainedOn === null ? '' : `, trained on ${adapter.trainedOn}`;
  const rows = adapter.targets.map(({ module, layers, rank, alpha, scale }) => [
    module,
    layers.length === 0 ? '' : `layers ${ranges(layers)}`,
    `rank ${rank}, alpha ${alpha}, scale ${Number(scale.toPrecision(6))}`,
  ]);
  return [
    `Adapter ${at(adapter)}: ${adapter.rsLora ? 'rank-stabilised LoRA' : 'LoRA'}, ${count(adapter.tensors.length)} tensors, ${formatBytes(adapter.bytes)}${trained}`,
    ...table(rows),
    ...adapter.saved.map((weight) => `  ${weight} is brought whole`),
  ];
}

function printBuilds(builds: readonly PlannedBuild[]): string[] {
  const rows = builds.map((build) => [
    build.quantization,
    build.library ?? 'none fits',
    count(build.contextWindowSize),
    count(build.prefillChunkSize),
    count(build.shards),
    formatBytes(build.weightBytes),
    formatBytes(build.downloadBytes),
    formatBytes(build.gpuMemoryBytes),
  ]);
  const [first] = builds;
  const styles = first === undefined ? [] : [`Prompts: ${first.promptStyles.join(', ')}`];
  const changed = first?.changedWeights ?? 0;
  return [
    'A build would make',
    ...table([['', 'library', 'context', 'chunk', 'shards', 'weights', 'download', 'GPU memory'], ...rows]),
    ...(changed === 0 ? [] : [`The adapter changes ${changed} weights.`]),
    ...styles,
    ...(typeof first?.warning === 'string' ? [first.warning] : []),
  ];
}

function printBuilt(built: BuiltDescription & { readonly name: string }): string[] {
  const source = built.source?.name ?? 'it does not say what it was made of';
  return [
    `${built.name}: ${built.quantization}, ${built.shards.length} shard${built.shards.length === 1 ? '' : 's'}, ${formatBytes(built.bytes)} (${source})`,
    '',
    ...printGeometry(built.geometry, built.contextWindowSize),
    '',
    ...printTensors(built.tensors),
    '',
    ...table(
      [
        ['library', built.library ?? 'none fits'],
        [
          'context',
          `${count(built.contextWindowSize)} tokens, prompts in chunks of ${count(built.prefillChunkSize)}`,
        ],
        [
          'GPU memory',
          `${formatBytes(built.gpuMemoryBytes)}, largest buffer ${formatBytes(built.maxBindingBytes)}`,
        ],
        ['licence', built.source?.license ?? 'not stated'],
      ],
      '',
    ),
  ];
}
