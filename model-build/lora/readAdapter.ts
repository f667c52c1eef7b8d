import type { StoredMatrix, WeightDelta } from '../config/weightSource.ts';
import { readMatrixRows } from '../config/storedSource.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { readSourceJson } from '../huggingface/readSourceJson.ts';
import { quoteName } from '../safetensors/invalid.ts';
import { openSafetensors } from '../safetensors/openTensors.ts';
import type { StoredTensor } from '../safetensors/readHeader.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import { readAdapterConfig, type AdapterConfig } from './adapterConfig.ts';
import { adapterInvalid, adapterUnsupported } from './adapterError.ts';
import { adapterKey } from './adapterKey.ts';
import { patternValue } from './patternValue.ts';
import { refuseAddedTokens } from './refuseAddedTokens.ts';

export interface Adapter {
  readonly config: AdapterConfig;
  /** Changes by the weight's name in the base. */
  readonly deltas: ReadonlyMap<string, WeightDelta>;
  /** Weights that take the base's place, by name. */
  readonly saved: ReadonlyMap<string, StoredMatrix>;
  /** The one with the tensors, for messages. */
  readonly file: string;
  /** Files that it was read from. */
  readonly files: readonly string[];
  close(): Promise<void>;
}

/** Rows and columns that a weight of the base has; undefined where it has no such weight. */
export type ShapeOf = (weight: string) => { readonly rows: number; readonly columns: number } | undefined;

export const CONFIG_FILE = 'adapter_config.json';
export const TENSORS_FILE = 'adapter_model.safetensors';

/**
 * Opens a PEFT adapter (LoRA) and holds it to its base: every tensor must belong to a weight of the base and have its
 * shape and the configured rank, A and B come in pairs, and no module that the configuration lists is without them.
 *
 * @throws ModelBuildError `adapter-invalid`, `unsupported`, `safetensors-invalid`, before any weight is read
 */
export async function readAdapter(
  folder: SourceFolder,
  shapeOf: ShapeOf,
  signal?: AbortSignal,
): Promise<Adapter> {
  const config = readAdapterConfig(
    await readSourceJson(folder, CONFIG_FILE),
    `${folder.name}/${CONFIG_FILE}`,
  );
  if (!folder.files.has(TENSORS_FILE) && folder.files.has('adapter_model.bin')) {
    throw adapterUnsupported(
      folder.name,
      'It holds adapter_model.bin, a Python pickle, which can run code when it is read; only adapter_model.safetensors is read. (Loading it with PEFT and save_pretrained writes that file.)',
    );
  }
  const opened = await openSafetensors(folder, TENSORS_FILE, signal);
  try {
    const file = `${folder.name}/${TENSORS_FILE}`;
    const matched = matchTensors(file, config, opened.tensors, shapeOf);
    return { config, ...matched, file, files: [CONFIG_FILE, TENSORS_FILE], close: () => opened.close() };
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

interface Pair {
  a?: StoredTensor;
  b?: StoredTensor;
  /** A is `[rank, vocabulary]` and B `[hidden, rank]`: the embedding's change is the transpose of B · A. */
  readonly embedding: boolean;
}

function matchTensors(
  file: string,
  config: AdapterConfig,
  tensors: ReadonlyMap<string, StoredTensor>,
  shapeOf: ShapeOf,
): Pick<Adapter, 'deltas' | 'saved'> {
  const pairs = new Map<string, Pair>();
  const saved = new Map<string, StoredMatrix>();
  for (const [name, tensor] of tensors) {
    const key = adapterKey(name);
    const weight = `${key?.module ?? ''}.weight`;
    const shape = shapeOf(weight);
    if (key === null || (shape === undefined && key.kind !== 'dora' && key.kind !== 'bias')) {
      throw adapterInvalid(file, 'The base has nothing that this tensor could change.', quoteName(name));
    }
    if (key.kind === 'dora')
      throw adapterUnsupported(file, 'It is DoRA, which also scales columns.', quoteName(name));
    if (key.kind === 'bias')
      throw adapterUnsupported(file, 'The compiled graph has no biases.', quoteName(name));
    refuseAddedTokens(file, key, tensor, shape?.rows ?? 0);
    if (key.kind === 'saved') {
      if (saved.has(weight)) throw adapterInvalid(file, `${weight} stands twice.`, quoteName(name));
      saved.set(weight, storedMatrix(tensor, shape ?? { rows: 0, columns: 0 }));
      continue;
    }
    const embedding = key.kind.startsWith('embedding');
    if (embedding !== (weight === 'model.embed_tokens.weight')) {
      throw adapterInvalid(
        file,
        'Embeddings have lora_embedding_A and _B, other modules lora_A and _B.',
        quoteName(name),
      );
    }
    const pair: Pair = pairs.get(weight) ?? { embedding };
    const side = key.kind.endsWith('A') ? 'a' : 'b';
    if (pair[side] !== undefined) throw adapterInvalid(file, `${weight} has it twice.`, quoteName(name));
    pair[side] = tensor;
    pairs.set(weight, pair);
  }
  if (pairs.size + saved.size === 0) throw adapterInvalid(file, 'It changes nothing: it holds no tensors.');
  refuseMissing(file, config, pairs, saved, shapeOf);
  refuseUnlisted(file, config, pairs);
  return { deltas: deltasOf(file, config, pairs, shapeOf), saved };
}

function deltasOf(
  file: string,
  config: AdapterConfig,
  pairs: ReadonlyMap<string, Pair>,
  shapeOf: ShapeOf,
): Map<string, WeightDelta> {
  const rankOf = patternValue(file, config.rankPattern, config.rank);
  const alphaOf = patternValue(file, config.alphaPattern, config.alpha);
  const deltas = new Map<string, WeightDelta>();
  for (const [weight, { a, b, embedding }] of pairs) {
    const module = weight.slice(0, -'.weight'.length);
    const { rows, columns } = shapeOf(weight) ?? { rows: 0, columns: 0 };
    if (a === undefined || b === undefined) {
      throw adapterInvalid(
        file,
        `It has ${a === undefined ? 'B but no A' : 'A but no B'}.`,
        quoteName(module),
      );
    }
    const rank = rankOf(module);
    const scale = Math.fround(alphaOf(module) / (config.rsLora ? Math.sqrt(rank) : rank));
    if (!Number.isFinite(scale))
      throw adapterInvalid(file, 'Its scale is not a finite number.', quoteName(module));
    // An embedding's change, transposed, is (A^T)(B^T): the same form with the two exchanged.
    const first = storedMatrix(a, { rows: rank, columns: embedding ? rows : columns });
    const second = storedMatrix(b, { rows: embedding ? columns : rows, columns: rank });
    deltas.set(weight, {
      rank,
      scale,
      load: async () => {
        const [low, high] = await Promise.all([readAll(first), readAll(second)]);
        return embedding
          ? { a: transpose(high, columns, rank), b: transpose(low, rank, rows) }
          : { a: low, b: high };
      },
    });
  }
  return deltas;
}

/**
 * A module that the configuration lists must have its tensors in every layer: a file that lost some would pass for whole.
 * Only plain names are looked at; one of several parts may mean a single layer.
 */
function refuseMissing(
  file: string,
  config: AdapterConfig,
  pairs: ReadonlyMap<string, Pair>,
  saved: ReadonlyMap<string, StoredMatrix>,
  shapeOf: ShapeOf,
): void {
  const { targetModules, excludesModules, savedModules, keepsTied } = config;
  const changed = (excludesModules ? [] : (targetModules ?? [])).map((name) => ({ name, how: 'changed' }));
  // Of two matrices that stay one, a file need not hold both.
  const whole = (keepsTied ? [] : savedModules).map((name) => ({ name, how: 'saved whole' }));
  for (const { name, how } of [...changed, ...whole]) {
    for (const weight of weightsCalled(name, shapeOf)) {
      if ((how === 'changed' && pairs.has(weight)) || saved.has(weight)) continue;
      throw adapterInvalid(
        file,
        `It lists ${quoteName(name)} as ${how}, and holds no tensors for it.`,
        quoteName(weight),
      );
    }
  }
}

/** Weights of the base whose module has this name, in every layer. */
function weightsCalled(name: string, shapeOf: ShapeOf): string[] {
  const found = [`${name}.weight`, `model.${name}.weight`];
  for (const block of ['', 'self_attn.', 'mlp.']) {
    for (let layer = 0; ; layer += 1) {
      const weight = `model.layers.${layer}.${block}${name}.weight`;
      if (shapeOf(weight) === undefined) break;
      found.push(weight);
    }
  }
  return found.filter((weight) => shapeOf(weight) !== undefined);
}

/** PEFT drops what the configuration does not name, and says nothing. Its rule: the module's name, or the end of it. */
function refuseUnlisted(
  file: string,
  { targetModules, keepsTied }: AdapterConfig,
  pairs: ReadonlyMap<string, Pair>,
): void {
  if (targetModules === null) return;
  for (const weight of pairs.keys()) {
    // Where embedding and output stay one, PEFT changes the one that is not listed too.
    if (keepsTied && !weight.startsWith('model.layers.')) continue;
    const module = weight.slice(0, -'.weight'.length);
    if (targetModules.some((target) => module === target || module.endsWith(`.${target}`))) continue;
    throw adapterInvalid(
      file,
      `It holds a change of this module, which target_modules in ${CONFIG_FILE} does not list.`,
      quoteName(module),
    );
  }
}

async function readAll(matrix: StoredMatrix): Promise<Float32Array> {
  const values = new Float32Array(new SharedArrayBuffer(matrix.rows * matrix.columns * 4));
  await readMatrixRows(matrix, 0, matrix.rows, values);
  return values;
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(new SharedArrayBuffer(values.byteLength));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = values[row * columns + column] ?? NaN;
    }
  }
  return turned;
}
