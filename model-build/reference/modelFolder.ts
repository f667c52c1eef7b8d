/**
 * A WebLLM model folder, opened for the reference: its geometry, and its tensors read one at a time. Shares nothing with
 * the code that writes and verifies folders, on purpose: a mistake there must not be repeated here.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Packed tensors up to this size in all stay in memory by default, so that a small model is read from the disk only once. */
const CACHE_LIMIT_BYTES = 512 * 1024 * 1024;

export interface Geometry {
  readonly quantization: 'q4f16_1' | 'q4f32_1';
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly vocabSize: number;
  readonly normEps: number;
  readonly ropeTheta: number;
  readonly tied: boolean;
}

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly bytes: Uint8Array;
}

export interface ModelFolder {
  readonly path: string;
  readonly geometry: Geometry;
  /** Reads a tensor whole. Throws where it is missing or the shard is too short. */
  tensor(name: string): Tensor;
}

interface TensorRecord {
  name: string;
  shape: number[];
  dtype: string;
  nbytes: number;
  byteOffset: number;
}

interface TensorCache {
  records: { dataPath: string; records: TensorRecord[] }[];
}

function readJson(folder: string, file: string): unknown {
  const path = join(folder, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} cannot be read: ${String(cause)}. Build the model again.`, { cause });
  }
}

/** Reads the geometry from mlc-chat-config.json (the fields that MLC-LLM's Llama and Mistral configurations carry). */
function readGeometry(folder: string): Geometry {
  const chat = readJson(folder, 'mlc-chat-config.json') as Record<string, unknown>;
  const model = (chat.model_config ?? {}) as Record<string, unknown>;
  const number = (...names: string[]): number => {
    for (const name of names) {
      const value = model[name];
      if (typeof value === 'number' && value > 0) return value;
    }
    throw new Error(`mlc-chat-config.json of ${folder} lacks model_config.${names.join(' or ')}.`);
  };
  const quantization = chat.quantization;
  if (quantization !== 'q4f16_1' && quantization !== 'q4f32_1') {
    throw new Error(`The reference reads q4f16_1 and q4f32_1; ${folder} is ${String(quantization)}.`);
  }
  if (model.rope_scaling !== undefined && model.rope_scaling !== null) {
    throw new Error(`The reference knows no rope scaling, which ${folder} asks for.`);
  }
  const hiddenSize = number('hidden_size');
  const heads = number('num_attention_heads');
  return {
    quantization,
    hiddenSize,
    intermediateSize: number('intermediate_size'),
    layers: number('num_hidden_layers'),
    heads,
    kvHeads: number('num_key_value_heads'),
    headDim: typeof model.head_dim === 'number' && model.head_dim > 0 ? model.head_dim : hiddenSize / heads,
    vocabSize: number('vocab_size'),
    normEps: number('rms_norm_eps'),
    ropeTheta: number('position_embedding_base', 'rope_theta'),
    tied: model.tie_word_embeddings === true,
  };
}

function readSlice(path: string, offset: number, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    if (offset < 0 || offset + length > size) {
      throw new Error(`${path} holds ${size} bytes, but a tensor in it ends at ${offset + length}.`);
    }
    // Not from Node's buffer pool: typed views of any element size need an aligned start.
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const count = readSync(file, bytes, done, length - done, offset + done);
      if (count === 0) throw new Error(`${path} ended early.`);
      done += count;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/**
 * Opens a folder that holds tensor-cache.json, its shards and mlc-chat-config.json. Reads no weights yet.
 *
 * @param keepBytes of packed tensors stay in memory; 0 for a reader that asks for each once
 */
export function openModelFolder(path: string, keepBytes = CACHE_LIMIT_BYTES): ModelFolder {
  const geometry = readGeometry(path);
  const cache = readJson(path, 'tensor-cache.json') as TensorCache;
  const index = new Map<string, TensorRecord & { shard: string }>();
  for (const shard of cache.records) {
    for (const record of shard.records) {
      index.set(record.name, { ...record, shard: join(path, basename(shard.dataPath)) });
    }
  }
  const kept = new Map<string, Tensor>();
  let keptBytes = 0;
  return {
    path,
    geometry,
    tensor(name) {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const record = index.get(name);
      if (record === undefined) throw new Error(`${path} has no tensor ${name}.`);
      const bytes = readSlice(record.shard, record.byteOffset, record.nbytes);
      const tensor = { name, shape: record.shape, dtype: record.dtype, bytes };
      if (keptBytes + bytes.length <= keepBytes) {
        kept.set(name, tensor);
        keptBytes += bytes.length;
      }
      return tensor;
    },
  };
}
