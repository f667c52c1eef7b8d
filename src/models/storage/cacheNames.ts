import type { Shelf } from './modelRecord.ts';

/** web-llm 0.2.86 opens these caches by name, and looks each file up by its absolute address. */
export const CACHE_NAMES: Readonly<Record<Shelf, string>> = {
  config: 'webllm/config',
  model: 'webllm/model',
  library: 'webllm/wasm',
};
