/** A small Llama-architecture model as a GGUF file, for tests: random weights, a vocabulary of a few letters. */
import type { ModelGeometry } from '../../config/geometry.ts';
import { modelParameters } from '../../config/parameters.ts';
import { fillRandom, seedOf } from '../../fixtures/randomWeights.ts';
import { ggufName, isPermuted } from '../names.ts';
import { permutedRow } from '../permutedRow.ts';
import type { GgufValue } from '../types.ts';
import { writeGguf, type TestTensor } from './writeGguf.ts';

export const SMALL_GEOMETRY: ModelGeometry = {
  modelType: 'llama',
  hiddenSize: 64,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  headDim: 32,
  ffnSize: 96,
  vocabSize: 7,
  tied: true,
  ropeTheta: 10_000,
  normEps: 1e-5,
  bosId: 0,
  eosId: 0,
  padId: 0,
};

/** In Hugging Face's row order. */
export function smallWeights(weight: string, rows: number, columns: number): Float32Array {
  const weights = new Float32Array(rows * columns);
  fillRandom(weights, seedOf(weight), 0.1);
  return weights;
}

export function smallMetadata(geometry: ModelGeometry): Map<string, GgufValue> {
  return new Map<string, GgufValue>([
    ['general.architecture', 'llama'],
    ['general.name', 'Small'],
    ['general.license', 'apache-2.0'],
    ['llama.block_count', geometry.layers],
    ['llama.context_length', 4096],
    ['llama.embedding_length', geometry.hiddenSize],
    ['llama.feed_forward_length', geometry.ffnSize],
    ['llama.attention.head_count', geometry.heads],
    ['llama.attention.head_count_kv', geometry.kvHeads],
    ['llama.attention.key_length', geometry.headDim],
    ['llama.attention.value_length', geometry.headDim],
    ['llama.attention.layer_norm_rms_epsilon', geometry.normEps],
    ['tokenizer.ggml.model', 'gpt2'],
    ['tokenizer.ggml.pre', 'smollm'],
    ['tokenizer.ggml.tokens', ['<|im_end|>', 'a', 'b', 'Ġ', 'Ġa', 'Ġab', '1']],
    ['tokenizer.ggml.token_type', [3, 1, 1, 1, 1, 1, 1]],
    ['tokenizer.ggml.merges', ['Ġ a', 'Ġa b']],
    ['tokenizer.ggml.eos_token_id', 0],
    ['tokenizer.chat_template', '{{ "<|im_start|>" }}'],
  ]);
}

/** Every tensor in F32, q and k permuted as llama.cpp does. */
export function smallTensors(geometry: ModelGeometry): TestTensor[] {
  return modelParameters(geometry).flatMap(({ parts, columns, quantized }) =>
    parts.map(({ weight, rows }) => {
      const weights = smallWeights(weight, rows, columns);
      const stored = new Float32Array(weights.length);
      for (let row = 0; row < rows; row += 1) {
        const place = isPermuted(weight) ? permutedRow(row, geometry.headDim) : row;
        stored.set(weights.subarray(row * columns, (row + 1) * columns), place * columns);
      }
      const dims = quantized ? [columns, rows] : [columns];
      return { name: ggufName(weight), dims, type: 0, data: new Uint8Array(stored.buffer) };
    }),
  );
}

export function smallModel(geometry: ModelGeometry = SMALL_GEOMETRY): Buffer {
  return writeGguf({ metadata: [...smallMetadata(geometry)], tensors: smallTensors(geometry) });
}
