/**
 * Everything that we take from web-llm, and the only import of it.
 *
 * Its public chat interface encodes a whole prompt as one string (so that typed text can become a control token) and
 * drops the KV cache after most answers. So its engine only loads the model; our own loop then drives the pipeline
 * inside, which is private. That is why package.json pins the exact version, and why webLlm.test.ts looks up every name
 * below in the installed source.
 */
import { MLCEngine } from '@mlc-ai/web-llm';
import type { InitProgressReport } from '@mlc-ai/web-llm';
import { EngineError } from '../errors.ts';

export { MLCEngine };
export type { InitProgressReport };

/** An object that lives in the library's memory until it is disposed of. */
export interface Disposable {
  dispose(): void;
}

export interface Tokenizer extends Disposable {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
}

export interface TokenizerClass {
  /** @param json the bytes of a Hugging Face tokenizer.json */
  fromJSON(json: ArrayBuffer): Promise<Tokenizer>;
}

export interface LogitProcessor {
  processLogits(logits: Float32Array): Float32Array;
  processSampledToken(token: number): void;
  resetState(): void;
}

export type PackedFunction = Disposable & ((...args: readonly unknown[]) => unknown);

export interface Runtime {
  /** Objects made between these two are disposed of at the end, unless detached. */
  beginScope(): void;
  endScope(): void;
  detachFromCurrentScope<T extends Disposable>(object: T): T;
  getGlobalFunc(name: string): PackedFunction;
  scalar(value: number, dtype: 'int32' | 'int64'): unknown;
  setSeed(seed: number): void;
  readonly lib: { readonly webGPUContext?: { readonly shaderSubmitCounter: number } };
}

export interface GenerationSettings {
  readonly temperature: number;
  readonly top_p: number;
  readonly repetition_penalty: number;
  readonly frequency_penalty: number;
  readonly presence_penalty: number;
}

export interface Pipeline extends Disposable {
  readonly tvm: Runtime;
  readonly tokenizer: Tokenizer & { readonly constructor: TokenizerClass };
  readonly kvCache: Disposable;
  readonly contextWindowSize: number;
  readonly prefillChunkSize: number;
  readonly fullVocabSize: number;
  /** Tokens in the KV cache; ours to correct after we drop some. */
  filledKVCacheLength: number;
  logitProcessor: LogitProcessor | undefined;
  resetKVCache(): void;
  /** Logits of the last position, attached to the current scope. At most prefillChunkSize ids. */
  embedAndForward(chunks: readonly (readonly number[])[], length: number): Promise<Disposable>;
  sampleFromRawLogits(logits: Disposable, settings: GenerationSettings): Promise<number>;
  /** Resolves when the GPU has done all that was submitted. */
  sync(): Promise<void>;
}

/** The names that webLlm.test.ts looks for, by the class that has them; `loadedModelIdToPipeline` is a field. */
export const RELIED_ON = {
  pipelineMethods: ['embedAndForward', 'sampleFromRawLogits', 'resetKVCache', 'sync', 'dispose'],
  pipelineFields: [
    'tvm',
    'tokenizer',
    'kvCache',
    'contextWindowSize',
    'prefillChunkSize',
    'fullVocabSize',
    'filledKVCacheLength',
    'logitProcessor',
  ],
  runtimeMethods: ['beginScope', 'endScope', 'detachFromCurrentScope', 'getGlobalFunc', 'scalar', 'setSeed'],
  engineMethods: ['reload', 'unload'],
  engineFields: ['loadedModelIdToPipeline'],
} as const;

/** web-llm never calls this one, so its library need not have it: loadModel looks it up before it says `loaded`. */
export const KV_POP = 'vm.builtin.kv_state_popn';

/** The pipeline of a loaded model, out of the engine's private map. */
export function pipelineOf(engine: MLCEngine, modelId: string): Pipeline {
  const { loadedModelIdToPipeline } = engine as unknown as {
    readonly loadedModelIdToPipeline: ReadonlyMap<string, Pipeline>;
  };
  const pipeline = loadedModelIdToPipeline.get(modelId);
  if (pipeline === undefined) {
    throw new EngineError({
      code: 'internal',
      message: 'The model seemed to load, but the engine does not hold it.',
      remedy: 'Reload the page and load the model again.',
      retryable: true,
    });
  }
  return pipeline;
}
