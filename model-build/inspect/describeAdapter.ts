import type { SourceFolder } from '../hub/sourceFolder.ts';
import { adapterKey } from '../lora/adapterKey.ts';
import { patternValue } from '../lora/patternValue.ts';
import { readAdapter, TENSORS_FILE, type Adapter, type ShapeOf } from '../lora/readAdapter.ts';
import { openSafetensors, type OpenTensors } from '../safetensors/openTensors.ts';
import { splitLayer } from './layers.ts';
import { storedTensors, type ListedTensor } from './listTensors.ts';

/** One kind of module that an adapter changes in the same way in several layers. */
export interface AdapterTarget {
  /** Such as `self_attn.q_proj`, or a whole name outside the layers. */
  readonly module: string;
  /** Numbers of layers; empty outside them. */
  readonly layers: readonly number[];
  readonly rank: number;
  readonly alpha: number;
  /** What B A is multiplied with. */
  readonly scale: number;
}

export interface AdapterDescription {
  readonly name: string;
  readonly revision: string | null;
  /** The base that it was trained on, as it says. */
  readonly trainedOn: string | null;
  readonly rsLora: boolean;
  readonly targets: readonly AdapterTarget[];
  /** Weights that it brings whole (modules_to_save). */
  readonly saved: readonly string[];
  readonly tensors: readonly ListedTensor[];
  readonly bytes: number;
}

/** Describes an adapter without its base: shapes are taken from its own tensors. @throws ModelBuildError */
export async function describeAdapter(
  folder: SourceFolder,
  signal?: AbortSignal,
): Promise<AdapterDescription> {
  const opened = folder.files.has(TENSORS_FILE) ? await openSafetensors(folder, TENSORS_FILE, signal) : null;
  await opened?.close();
  const adapter = await readAdapter(folder, opened === null ? () => undefined : ownShapes(opened), signal);
  await adapter.close();
  const tensors = opened === null ? [] : storedTensors(opened);
  return {
    name: folder.name,
    revision: folder.revision,
    trainedOn: adapter.config.base,
    rsLora: adapter.config.rsLora,
    targets: targetsOf(folder.name, adapter),
    saved: [...adapter.saved.keys()],
    tensors,
    bytes: tensors.reduce((sum, { nbytes }) => sum + nbytes, 0),
  };
}

/** Shapes of the base's weights as A and B have them; 0 where one of the two is missing, which is refused later. */
function ownShapes({ tensors }: OpenTensors): ShapeOf {
  const shapes = new Map<string, { rows: number; columns: number }>();
  for (const { name, shape } of tensors.values()) {
    const key = adapterKey(name);
    if (key === null) continue;
    const weight = `${key.module}.weight`;
    const found = shapes.get(weight) ?? { rows: 0, columns: 0 };
    const [first = 0, second = 0] = shape;
    if (key.kind === 'A') found.columns = second;
    else if (key.kind === 'B') found.rows = first;
    else if (key.kind === 'embedding-A') found.rows = second;
    else if (key.kind === 'embedding-B') found.columns = first;
    else if (shape.length === 1) Object.assign(found, { rows: 1, columns: first });
    else Object.assign(found, { rows: first, columns: second });
    shapes.set(weight, found);
  }
  return (weight) => shapes.get(weight);
}

function targetsOf(file: string, { config, deltas }: Adapter): AdapterTarget[] {
  const alphaOf = patternValue(file, config.alphaPattern, config.alpha);
  const targets = new Map<string, AdapterTarget & { layers: number[] }>();
  for (const [weight, { rank, scale }] of deltas) {
    const name = weight.slice(0, -'.weight'.length);
    const { layer, rest } = splitLayer(name);
    const module = layer === null ? name : rest;
    const alpha = alphaOf(name);
    const key = JSON.stringify([module, rank, alpha]);
    const target = targets.get(key) ?? { module, layers: [], rank, alpha, scale };
    if (layer !== null) target.layers.push(layer);
    targets.set(key, target);
  }
  return [...targets.values()];
}
