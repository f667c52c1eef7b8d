/* eslint-disable @typescript-eslint/no-non-null-assertion -- Every index of these loops over typed arrays is bounded
   by the loop itself; a default value would turn a mistake into a silent zero. */
/**
 * The Llama graph (Mistral's is the same without its sliding window), layer by layer over many sequences at once, in
 * float64 on exactly the weights that the folder holds. Follows Hugging Face's layout: rotary halves, not pairs; query,
 * key and value rows one below the other in qkv_proj; gate above up in gate_up_proj.
 */
import type { Geometry, ModelFolder } from './modelFolder.ts';
import { multiply } from './multiply.ts';
import { openMatrix, readVector } from './weights.ts';

/** One conversation's keys and values so far, by layer: [length, kvHeads * headDim]. */
export interface SequenceState {
  length: number;
  readonly keys: Float64Array[];
  readonly values: Float64Array[];
}

/** A sequence and the ids to add to it. */
export interface Extension {
  readonly state: SequenceState;
  readonly ids: readonly number[];
}

export interface ForwardOptions {
  readonly signal?: AbortSignal | undefined;
  /** After each layer: with billions of weights one takes many seconds. */
  readonly onLayer?: ((done: number, layers: number) => void) | undefined;
}

export function emptyState(geometry: Geometry): SequenceState {
  const none = (): Float64Array[] => Array.from({ length: geometry.layers }, () => new Float64Array(0));
  return { length: 0, keys: none(), values: none() };
}

function normalise(x: Float64Array, gain: Float64Array, eps: number): Float64Array {
  const width = gain.length;
  const out = new Float64Array(x.length);
  for (let from = 0; from < x.length; from += width) {
    let squares = 0;
    for (let i = 0; i < width; i++) squares += x[from + i]! ** 2;
    const scale = 1 / Math.sqrt(squares / width + eps);
    for (let i = 0; i < width; i++) out[from + i] = x[from + i]! * scale * gain[i]!;
  }
  return out;
}

/** Turns one head at `from` by its position: element i pairs with element i + headDim / 2. */
function rotate(x: Float64Array, from: number, headDim: number, position: number, theta: number): void {
  const half = headDim / 2;
  for (let i = 0; i < half; i++) {
    const angle = position * theta ** (-i / half);
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const a = x[from + i]!;
    const b = x[from + i + half]!;
    x[from + i] = a * cos - b * sin;
    x[from + i + half] = b * cos + a * sin;
  }
}

function append(old: Float64Array, extra: Float64Array): Float64Array {
  const joined = new Float64Array(old.length + extra.length);
  joined.set(old);
  joined.set(extra, old.length);
  return joined;
}

/** One query head over all earlier positions and its own, into out[to...]. */
function attendHead(
  query: Float64Array,
  from: number,
  keys: Float64Array,
  values: Float64Array,
  kvFrom: number,
  kvWidth: number,
  visible: number,
  headDim: number,
  out: Float64Array,
  to: number,
): void {
  const weights = new Float64Array(visible);
  let highest = -Infinity;
  for (let t = 0; t < visible; t++) {
    let dot = 0;
    for (let i = 0; i < headDim; i++) dot += query[from + i]! * keys[t * kvWidth + kvFrom + i]!;
    weights[t] = dot / Math.sqrt(headDim);
    highest = Math.max(highest, weights[t]!);
  }
  let total = 0;
  for (let t = 0; t < visible; t++) total += weights[t] = Math.exp(weights[t]! - highest);
  for (let t = 0; t < visible; t++) {
    const weight = weights[t]! / total;
    for (let i = 0; i < headDim; i++) out[to + i]! += weight * values[t * kvWidth + kvFrom + i]!;
  }
}

/** Attention of one sequence's new positions; `qkv` holds their rows, starting at row `first`. */
function attend(
  geometry: Geometry,
  layer: number,
  extension: Extension,
  qkv: Float64Array,
  first: number,
  out: Float64Array,
): void {
  const { heads, kvHeads, headDim, ropeTheta } = geometry;
  const { state, ids } = extension;
  const qWidth = heads * headDim;
  const kvWidth = kvHeads * headDim;
  const rowWidth = qWidth + 2 * kvWidth;
  const newKeys = new Float64Array(ids.length * kvWidth);
  const newValues = new Float64Array(ids.length * kvWidth);
  for (let t = 0; t < ids.length; t++) {
    const row = (first + t) * rowWidth;
    for (let head = 0; head < heads + kvHeads; head++) {
      rotate(qkv, row + head * headDim, headDim, state.length + t, ropeTheta);
    }
    newKeys.set(qkv.subarray(row + qWidth, row + qWidth + kvWidth), t * kvWidth);
    newValues.set(qkv.subarray(row + qWidth + kvWidth, row + rowWidth), t * kvWidth);
  }
  const keys = (state.keys[layer] = append(state.keys[layer]!, newKeys));
  const values = (state.values[layer] = append(state.values[layer]!, newValues));
  for (let t = 0; t < ids.length; t++) {
    for (let head = 0; head < heads; head++) {
      const kvFrom = Math.floor((head * kvHeads) / heads) * headDim;
      const from = (first + t) * rowWidth + head * headDim;
      const to = (first + t) * qWidth + head * headDim;
      attendHead(qkv, from, keys, values, kvFrom, kvWidth, state.length + t + 1, headDim, out, to);
    }
  }
}

function embed(folder: ModelFolder, ids: readonly number[]): Float64Array {
  const { vocabSize, hiddenSize } = folder.geometry;
  const table = openMatrix(folder, 'model.embed_tokens', vocabSize, hiddenSize);
  const x = new Float64Array(ids.length * hiddenSize);
  ids.forEach((id, position) => {
    if (!Number.isInteger(id) || id < 0 || id >= vocabSize) {
      throw new Error(`The token ${id} is outside the vocabulary of ${vocabSize}.`);
    }
    table.block(id, 1, x.subarray(position * hiddenSize, (position + 1) * hiddenSize));
  });
  return x;
}

function addTo(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += y[i]!;
}

/** gate and up [positions, 2 * width] to silu(gate) * up. */
function activate(gateUp: Float64Array, positions: number, width: number): Float64Array {
  const out = new Float64Array(positions * width);
  for (let t = 0; t < positions; t++) {
    for (let i = 0; i < width; i++) {
      const gate = gateUp[t * 2 * width + i]!;
      out[t * width + i] = (gate / (1 + Math.exp(-gate))) * gateUp[t * 2 * width + width + i]!;
    }
  }
  return out;
}

/**
 * Extends all sequences and returns the final, normalised hidden states of all new positions, one sequence after the
 * other: [sum of ids, hiddenSize]. Every layer's weights are used once for all of them.
 */
export function forward(
  folder: ModelFolder,
  extensions: readonly Extension[],
  { signal, onLayer }: ForwardOptions = {},
): Float64Array {
  const { geometry } = folder;
  const { hiddenSize, intermediateSize, heads, kvHeads, headDim, normEps } = geometry;
  const ids = extensions.flatMap((extension) => extension.ids);
  const x = embed(folder, ids);
  const vector = (name: string): Float64Array => readVector(folder.tensor(name));
  const product = (input: Float64Array, name: string, rows: number, columns: number): Float64Array =>
    multiply(input, ids.length, openMatrix(folder, name, rows, columns));
  for (let layer = 0; layer < geometry.layers; layer++) {
    signal?.throwIfAborted();
    const prefix = `model.layers.${layer}`;
    const normed = normalise(x, vector(`${prefix}.input_layernorm.weight`), normEps);
    const qkv = product(normed, `${prefix}.self_attn.qkv_proj`, (heads + 2 * kvHeads) * headDim, hiddenSize);
    const attended = new Float64Array(ids.length * heads * headDim);
    let first = 0;
    for (const extension of extensions) {
      attend(geometry, layer, extension, qkv, first, attended);
      first += extension.ids.length;
    }
    addTo(x, product(attended, `${prefix}.self_attn.o_proj`, hiddenSize, heads * headDim));
    const middle = normalise(x, vector(`${prefix}.post_attention_layernorm.weight`), normEps);
    const gateUp = product(middle, `${prefix}.mlp.gate_up_proj`, 2 * intermediateSize, hiddenSize);
    const active = activate(gateUp, ids.length, intermediateSize);
    addTo(x, product(active, `${prefix}.mlp.down_proj`, hiddenSize, intermediateSize));
    onLayer?.(layer + 1, geometry.layers);
  }
  for (const { state, ids: added } of extensions) state.length += added.length;
  return normalise(x, vector('model.norm.weight'), normEps);
}

/** Logits [positions, vocabSize] of hidden states that `forward` returned. */
export function logitsOf(folder: ModelFolder, hidden: Float64Array): Float64Array {
  const { hiddenSize, vocabSize, tied } = folder.geometry;
  const head = openMatrix(folder, tied ? 'model.embed_tokens' : 'lm_head', vocabSize, hiddenSize);
  return multiply(hidden, hidden.length / hiddenSize, head);
}
