import { describe, expect, it } from 'vitest';
import { geometryFromConfig } from './geometryFromConfig.ts';

/** Mistral-7B-Instruct-v0.3's config.json as published. */
const MISTRAL = {
  architectures: ['MistralForCausalLM'],
  attention_dropout: 0.0,
  bos_token_id: 1,
  eos_token_id: 2,
  hidden_act: 'silu',
  hidden_size: 4096,
  initializer_range: 0.02,
  intermediate_size: 14336,
  max_position_embeddings: 32768,
  model_type: 'mistral',
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  rms_norm_eps: 1e-5,
  rope_theta: 1000000.0,
  sliding_window: null,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
  transformers_version: '4.42.0.dev0',
  use_cache: true,
  vocab_size: 32768,
};

const read = (change: object, generation: unknown = null) =>
  geometryFromConfig(
    { json: { ...MISTRAL, ...change }, file: 'f' },
    generation === null ? null : { json: generation, file: 'g' },
  );

describe('geometryFromConfig', () => {
  it('reads Mistral-7B-Instruct-v0.3', () => {
    expect(read({})).toEqual({
      geometry: {
        modelType: 'mistral',
        hiddenSize: 4096,
        layers: 32,
        heads: 32,
        kvHeads: 8,
        headDim: 128,
        ffnSize: 14336,
        vocabSize: 32768,
        tied: false,
        ropeTheta: 1_000_000,
        normEps: 1e-5,
        bosId: 1,
        eosId: 2,
        padId: 2,
      },
      maxContext: 32768,
      endIds: [2],
    });
  });

  it.each<[string, object, unknown, object]>([
    ['a head size of its own', { head_dim: 64 }, null, { headDim: 64 }],
    ['as many key heads as heads', { num_key_value_heads: null }, null, { kvHeads: 32 }],
    [
      'positions as transformers 5 writes them',
      { rope_theta: undefined, rope_parameters: { rope_type: 'default', rope_theta: 5e5 } },
      null,
      { ropeTheta: 5e5 },
    ],
    [
      'positions under the name that transformers 4 had for scaling',
      { rope_theta: undefined, rope_scaling: { rope_type: 'default', rope_theta: 5e5 } },
      null,
      { ropeTheta: 5e5 },
    ],
    ['the first of several ends', { eos_token_id: [9, 10] }, null, { eosId: 9 }],
    ['what generation_config.json says', {}, { eos_token_id: [7], pad_token_id: 3 }, { eosId: 7, padId: 3 }],
    ['no padding as -1', { pad_token_id: -1 }, null, { padId: 2 }],
    ['scaling that is none', { rope_scaling: { rope_type: 'default' } }, null, { ropeTheta: 1_000_000 }],
  ])('takes %s', (_, change, generation, geometry) => {
    expect(read(change, generation).geometry).toMatchObject(geometry);
  });

  it('takes a sliding window as the limit of the context', () => {
    expect(read({ sliding_window: 512 }).maxContext).toBe(512);
    // Where nothing is said, transformers gives Mistral the window of its first version, and Llama none.
    expect(read({ sliding_window: undefined }).maxContext).toBe(4096);
    const llama = { architectures: ['LlamaForCausalLM'], model_type: 'llama', sliding_window: undefined };
    expect(read(llama).maxContext).toBe(32768);
  });

  it.each<[string, object, string, RegExp]>([
    ['another architecture', { architectures: ['GemmaForCausalLM'] }, 'unsupported', /GemmaForCausalLM/],
    ['an architecture of another type', { model_type: 'mixtral' }, 'unsupported', /mixtral/],
    ['no architecture', { architectures: undefined }, 'unsupported', /absent/],
    [
      'rope_scaling',
      { rope_scaling: { rope_type: 'llama3', factor: 8 } },
      'unsupported',
      /rope_scaling.*llama3/,
    ],
    [
      'scaled rope_parameters',
      { rope_parameters: { rope_type: 'yarn', rope_theta: 1e4 } },
      'unsupported',
      /rope_parameters.*yarn/,
    ],
    ['attention_bias', { attention_bias: true }, 'unsupported', /attention_bias/],
    ['mlp_bias', { mlp_bias: true }, 'unsupported', /mlp_bias/],
    ['another activation', { hidden_act: 'gelu' }, 'unsupported', /hidden_act.*gelu/],
    [
      'weights that are quantised',
      { quantization_config: { quant_method: 'gptq', bits: 4 } },
      'unsupported',
      /quantization_config.*gptq/,
    ],
    [
      'code of its own',
      { auto_map: { AutoModelForCausalLM: 'modeling_yarn.LlamaForCausalLM' } },
      'unsupported',
      /auto_map.*modeling_yarn/,
    ],
    [
      'two bases of the positions',
      { rope_parameters: { rope_type: 'default', rope_theta: 1e4 } },
      'source-invalid',
      /10000 and as 1000000/,
    ],
    ['layers of several kinds', { layer_types: ['sliding_attention'] }, 'unsupported', /layer_types/],
    ['a part of the head', { partial_rotary_factor: 0.5 }, 'unsupported', /partial_rotary_factor/],
    ['heads that do not divide', { num_key_value_heads: 7 }, 'source-invalid', /7 key\/value heads/],
    ['an odd head', { hidden_size: 4128 }, 'source-invalid', /head of 129/],
    ['a token outside the vocabulary', { eos_token_id: 40_000 }, 'source-invalid', /eos_token_id is 40000/],
    ['no end', { eos_token_id: null }, 'source-invalid', /eos_token_id/],
    ['a size that is none', { hidden_size: '4096' }, 'source-invalid', /hidden_size/],
    ['immense sizes', { vocab_size: 1e12 }, 'source-invalid', /vocab_size/],
  ])('refuses %s by name', (_, change, code, message) => {
    expect(() => read(change)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
    );
  });
});
