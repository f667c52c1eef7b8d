import { describe, expect, it } from 'vitest';
import { modelParameters } from '../config/parameters.ts';
import { ModelBuildError, type ModelBuildErrorCode } from '../errors.ts';
import { geometryFromGguf } from './geometryFromGguf.ts';
import { ggufSource } from './ggufSource.ts';
import { readHeader } from './readHeader.ts';
import { bytesRandomAccess } from './testing/bytesRandomAccess.ts';
import {
  SMALL_GEOMETRY,
  smallMetadata,
  smallModel,
  smallTensors,
  smallWeights,
} from './testing/smallModel.ts';
import { writeGguf, type TestTensor } from './testing/writeGguf.ts';
import type { GgufValue } from './types.ts';

async function open(bytes: Uint8Array) {
  const access = bytesRandomAccess('test.gguf', bytes);
  const gguf = await readHeader(access);
  const geometry = geometryFromGguf(gguf);
  const parameters = modelParameters(geometry);
  return { geometry, parameters, source: ggufSource(access, gguf, geometry, parameters) };
}

describe('a GGUF file as a source of weights', () => {
  it.each([true, false])('gives every weight in Hugging Face’s order (tied: %s)', async (tied) => {
    const { geometry, parameters, source } = await open(smallModel({ ...SMALL_GEOMETRY, tied }));
    expect(geometry).toEqual({ ...SMALL_GEOMETRY, tied });
    for (const { parts, columns, quantized } of parameters) {
      for (const { weight, rows } of parts) {
        const expected = smallWeights(weight, rows, columns);
        // Blocks that do not fall on heads' borders.
        for (let first = 0; first < rows; first += 5) {
          const count = Math.min(5, rows - first);
          const into = new Float32Array(5 * columns);
          await source.readRows(weight, first, count, into);
          const wanted = expected.subarray(first * columns, (first + count) * columns);
          expect(into.subarray(0, count * columns), `${weight} ${first}`).toEqual(wanted);
        }
        expect(quantized || rows === 1).toBe(true);
      }
    }
  });

  const rename = (from: string, to: string) => (tensors: TestTensor[]) =>
    tensors.map((tensor) => (tensor.name === from ? { ...tensor, name: to } : tensor));

  it.each<[string, (tensors: TestTensor[]) => TestTensor[], ModelBuildErrorCode, string]>([
    [
      'a missing tensor',
      (all) => all.filter(({ name }) => name !== 'blk.1.ffn_up.weight'),
      'tensor-missing',
      'blk.1.ffn_up.weight',
    ],
    [
      'a bias',
      (all) => [...all, { name: 'blk.0.attn_q.bias', dims: [128], type: 0, data: new Uint8Array(512) }],
      'tensor-unexpected',
      'blk.0.attn_q.bias',
    ],
    [
      'a layer too many',
      rename('blk.1.ffn_norm.weight', 'blk.2.ffn_norm.weight'),
      'tensor-missing',
      'blk.1.ffn_norm.weight',
    ],
    [
      'a wrong shape',
      (all) => all.map((t) => (t.name === 'blk.0.ffn_down.weight' ? { ...t, dims: [64, 96] } : t)),
      'tensor-shape',
      'blk.0.ffn_down.weight',
    ],
    [
      'a type that cannot be read',
      (all) => all.map((t) => (t.name === 'blk.0.ffn_norm.weight' ? { ...t, type: 26 } : t)),
      'unsupported',
      'blk.0.ffn_norm.weight',
    ],
  ])('refuses %s by name', async (_, change, code, tensor) => {
    const bytes = writeGguf({
      metadata: [...smallMetadata(SMALL_GEOMETRY)],
      tensors: change(smallTensors(SMALL_GEOMETRY)),
    });
    await expect(open(bytes)).rejects.toMatchObject({ code, tensor });
  });

  it.each<[string, Record<string, GgufValue | undefined>, ModelBuildErrorCode]>([
    ['another architecture', { 'general.architecture': 'qwen2' }, 'unsupported'],
    ['no architecture', { 'general.architecture': undefined }, 'unsupported'],
    ['experts', { 'llama.expert_count': 8 }, 'unsupported'],
    ['scaled positions', { 'llama.rope.scaling.type': 'yarn' }, 'unsupported'],
    ['positions that are scaled without a type', { 'llama.rope.scaling.factor': 4 }, 'unsupported'],
    ['positions that are scaled in the older words', { 'llama.rope.scale_linear': 4 }, 'unsupported'],
    ['attention to what follows', { 'llama.attention.causal': false }, 'unsupported'],
    ['outputs that are scaled', { 'llama.logit_scale': 8 }, 'unsupported'],
    ['an adapter', { 'general.type': 'adapter' }, 'unsupported'],
    ['half-rotated heads', { 'llama.rope.dimension_count': 16 }, 'unsupported'],
    ['no layers', { 'llama.block_count': 0 }, 'gguf-invalid'],
    ['layers beyond belief', { 'llama.block_count': 100_000_000 }, 'gguf-invalid'],
    ['layers in words', { 'llama.block_count': 'two' }, 'gguf-invalid'],
    ['a fraction of a layer', { 'llama.block_count': 1.5 }, 'gguf-invalid'],
    ['heads that cannot share', { 'llama.attention.head_count_kv': 3 }, 'gguf-invalid'],
    ['heads of odd size', { 'llama.attention.key_length': 33 }, 'gguf-invalid'],
    ['an end token outside the vocabulary', { 'tokenizer.ggml.eos_token_id': 7 }, 'gguf-invalid'],
    ['fewer rows than tokens', { 'llama.vocab_size': 3 }, 'gguf-invalid'],
    ['a width that groups do not divide', { 'llama.feed_forward_length': 90 }, 'weight-invalid'],
    ['an epsilon of zero', { 'llama.attention.layer_norm_rms_epsilon': 0 }, 'gguf-invalid'],
    ['an epsilon that is not a number', { 'llama.attention.layer_norm_rms_epsilon': NaN }, 'gguf-invalid'],
  ])('refuses metadata with %s', async (_, changes, code) => {
    const metadata = smallMetadata(SMALL_GEOMETRY);
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) metadata.delete(key);
      else metadata.set(key, value);
    }
    const bytes = writeGguf({ metadata: [...metadata], tensors: smallTensors(SMALL_GEOMETRY) });
    await expect(open(bytes)).rejects.toSatisfy((e) => e instanceof ModelBuildError && e.code === code);
  });

  it('takes metadata that change nothing', async () => {
    const metadata = smallMetadata(SMALL_GEOMETRY)
      .set('general.type', 'model')
      .set('llama.rope.scale_linear', 1)
      .set('llama.rope.scaling.factor', 0)
      .set('llama.attention.causal', true);
    const tensors = smallTensors(SMALL_GEOMETRY);
    expect((await open(writeGguf({ metadata: [...metadata], tensors }))).geometry).toEqual(SMALL_GEOMETRY);
    metadata.set('llama.rope.scaling.type', 'none').set('llama.rope.scaling.factor', 4);
    expect((await open(writeGguf({ metadata: [...metadata], tensors }))).geometry).toEqual(SMALL_GEOMETRY);
  });
});
