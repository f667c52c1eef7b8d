import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { spaceAfterControl } from '../tokenizer/spaceAfterControl.ts';
import { convTemplate, type ConvTemplate, type ConvTemplateName } from './convTemplate.ts';
import type { ModelGeometry, Windows } from './geometry.ts';

/** How the vocabulary spells text; WebLLM reads it for grammars only. */
export interface TokenizerInfo {
  readonly token_postproc_method: 'byte_level' | 'byte_fallback';
  readonly prepend_space_in_encode: boolean;
  readonly strip_space_in_decode: boolean;
}

/** The form of mlc-chat-config.json: ChatConfig in web-llm's config.d.ts, and what MLC-LLM's gen_config adds. */
export interface ChatConfigFile {
  readonly version: '0.1.0';
  readonly model_type: string;
  readonly quantization: Quantization;
  readonly model_config: Readonly<Record<string, number | boolean>>;
  readonly vocab_size: number;
  readonly context_window_size: number;
  readonly prefill_chunk_size: number;
  readonly sliding_window_size: -1;
  readonly attention_sink_size: -1;
  readonly tensor_parallel_shards: 1;
  readonly temperature: number;
  readonly top_p: number;
  readonly presence_penalty: number;
  readonly frequency_penalty: number;
  readonly repetition_penalty: number;
  readonly tokenizer_files: readonly string[];
  readonly tokenizer_info: TokenizerInfo;
  readonly conv_template: ConvTemplate;
  readonly pad_token_id: number;
  readonly bos_token_id: number;
  readonly eos_token_id: number;
}

export interface ChatConfigOptions {
  readonly geometry: ModelGeometry;
  readonly quantization: Quantization;
  readonly windows: Windows;
  /** Tokens that end an answer; the geometry's eosId where it is the only one. */
  readonly endIds?: readonly number[];
  readonly template: ConvTemplateName;
  readonly tokenizerInfo: TokenizerInfo;
  /** The content of tokenizer.json. */
  readonly tokenizer: object;
}

export function chatConfig(options: ChatConfigOptions): ChatConfigFile {
  const { geometry, windows } = options;
  return {
    version: '0.1.0',
    model_type: geometry.modelType,
    quantization: options.quantization,
    model_config: {
      hidden_size: geometry.hiddenSize,
      intermediate_size: geometry.ffnSize,
      num_attention_heads: geometry.heads,
      num_hidden_layers: geometry.layers,
      rms_norm_eps: geometry.normEps,
      vocab_size: geometry.vocabSize,
      tie_word_embeddings: geometry.tied,
      position_embedding_base: geometry.ropeTheta,
      context_window_size: windows.contextWindowSize,
      prefill_chunk_size: windows.prefillChunkSize,
      num_key_value_heads: geometry.kvHeads,
      head_dim: geometry.headDim,
      tensor_parallel_shards: 1,
      max_batch_size: 1,
    },
    vocab_size: geometry.vocabSize,
    context_window_size: windows.contextWindowSize,
    prefill_chunk_size: windows.prefillChunkSize,
    sliding_window_size: -1,
    attention_sink_size: -1,
    tensor_parallel_shards: 1,
    // WebLLM needs defaults; every request of the page brings its own.
    temperature: 0.7,
    top_p: 0.95,
    presence_penalty: 0,
    frequency_penalty: 0,
    repetition_penalty: 1,
    tokenizer_files: ['tokenizer.json', 'tokenizer_config.json'],
    tokenizer_info: options.tokenizerInfo,
    conv_template: convTemplate(
      options.template,
      { bosId: geometry.bosId, endIds: options.endIds ?? [geometry.eosId] },
      spaceAfterControl(options.tokenizer),
    ),
    pad_token_id: geometry.padId,
    bos_token_id: geometry.bosId,
    eos_token_id: geometry.eosId,
  };
}
