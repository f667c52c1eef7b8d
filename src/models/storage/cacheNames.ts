import type { Shelf } from './modelRecord.ts';

/** web-llm 0.2.86 opens these caches by name, and looks each file up by its absolute address. */
export const CACHE_NAMES: Readonly<Record<Shelf, string>> = {
  config: 'webllm/config',
  model: 'webllm/model',
  library: 'webllm/wasm',
};

/** Ours: the rows of imported models for the catalogue, each under its model's weightsUrl. */
export const IMPORTED_ROWS = 'chatdoctor/imported';
