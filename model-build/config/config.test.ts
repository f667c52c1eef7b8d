import { describe, expect, it } from 'vitest';
import { SMALL_GEOMETRY } from '../gguf/testing/smallModel.ts';
import { MISTRAL_7B } from '../fixtures/syntheticMistral.ts';
import { TINY_MISTRAL, TINY_MISTRAL_WINDOWS } from '../fixtures/tinyMistral.ts';
import { chatConfig } from './chatConfig.ts';
import { CONV_TEMPLATES, convTemplate } from './convTemplate.ts';
import type { ModelGeometry } from './geometry.ts';
import { geometryFromChatConfig } from './geometryFromChatConfig.ts';
import { estimateMemory } from './memory.ts';
import { modelParameters, parameterTensors } from './parameters.ts';

const bytesOf = (geometry: ModelGeometry, quantization: 'q4f16_1' | 'q4f32_1') =>
  modelParameters(geometry)
    .flatMap((parameter) => parameterTensors(parameter, quantization))
    .reduce((sum, { nbytes }) => sum + nbytes, 0);

describe('modelParameters', () => {
  it('gives Mistral-7B the names, shapes and size that WebLLM’s own folder has', () => {
    const tensors = modelParameters(MISTRAL_7B).flatMap((parameter) =>
      parameterTensors(parameter, 'q4f16_1'),
    );
    const shapes = Object.fromEntries(
      tensors.map(({ name, shape, dtype }) => [name, [dtype, ...shape].join(' ')]),
    );
    expect(shapes).toMatchObject({
      'model.embed_tokens.q_weight': 'uint32 32768 512',
      'model.embed_tokens.q_scale': 'float16 32768 128',
      'model.layers.31.self_attn.qkv_proj.q_weight': 'uint32 6144 512',
      'model.layers.31.self_attn.o_proj.q_scale': 'float16 4096 128',
      'model.layers.31.mlp.gate_up_proj.q_weight': 'uint32 28672 512',
      'model.layers.31.mlp.down_proj.q_weight': 'uint32 4096 1792',
      'model.layers.31.input_layernorm.weight': 'float16 4096',
      'model.layers.31.post_attention_layernorm.weight': 'float16 4096',
      'model.norm.weight': 'float16 4096',
      'lm_head.q_weight': 'uint32 32768 512',
    });
    expect(tensors).toHaveLength(2 + 32 * 10 + 1 + 2);
    expect(bytesOf(MISTRAL_7B, 'q4f16_1') / 1e9).toBeCloseTo(4.08, 2);
  });

  it('leaves lm_head out where the embedding serves as it', () => {
    const names = modelParameters(SMALL_GEOMETRY).map(({ name }) => name);
    expect(names).not.toContain('lm_head');
    expect(names.at(-1)).toBe('model.norm.weight');
  });

  it('refuses a width that groups do not divide, by name', () => {
    expect(() => modelParameters({ ...SMALL_GEOMETRY, ffnSize: 90 })).toThrow(
      expect.objectContaining({ code: 'weight-invalid', tensor: 'model.layers.0.mlp.down_proj' }),
    );
  });
});

describe('mlc-chat-config.json', () => {
  const config = chatConfig({
    geometry: TINY_MISTRAL,
    quantization: 'q4f32_1',
    windows: TINY_MISTRAL_WINDOWS,
    template: 'mistral',
    tokenizerInfo: {
      token_postproc_method: 'byte_fallback',
      prepend_space_in_encode: true,
      strip_space_in_decode: true,
    },
    tokenizer: {},
  });

  it('reads back into what it was made from', () => {
    expect(geometryFromChatConfig(JSON.parse(JSON.stringify(config)), 'file')).toEqual({
      geometry: TINY_MISTRAL,
      windows: TINY_MISTRAL_WINDOWS,
      quantization: 'q4f32_1',
      tokenizerFiles: ['tokenizer.json', 'tokenizer_config.json'],
    });
  });

  it.each([null, [], 'x', {}, { ...config, vocab_size: 1.5 }, { ...config, model_type: 'gpt2' }])(
    'refuses %j',
    (json) => {
      expect(() => geometryFromChatConfig(json, 'file')).toThrow(
        expect.objectContaining({ code: 'folder-invalid' }),
      );
    },
  );

  it.each(CONV_TEMPLATES)('ends a %s answer with the model’s own tokens', (name) => {
    expect(convTemplate(name, { bosId: 5, endIds: [9, 8] }, '').stop_token_ids).toEqual([9, 8]);
  });
});

it('estimates memory above the weights, and Mistral-7B near what it took', () => {
  const windows = { contextWindowSize: 4096, prefillChunkSize: 1024 };
  const { gpuMemoryBytes, maxBindingBytes } = estimateMemory(MISTRAL_7B, windows, 'q4f16_1');
  // 4.08 GB of weights and 131,072 bytes of cache for each of 4096 tokens, and not much more.
  expect(gpuMemoryBytes).toBeGreaterThan(4.07e9 + 0.53e9);
  expect(gpuMemoryBytes).toBeLessThan(5e9);
  expect(maxBindingBytes).toBe(67_108_864);
});
