import type { EngineErrorCode } from '../engine/errors.ts';

/** Failures that less memory may prevent: the KV cache grows with the context. */
const OF_MEMORY: ReadonlySet<EngineErrorCode> = new Set(['device-lost', 'out-of-memory', 'worker-crashed']);
/** In tokens; a shorter one has no room for a question with its answer. */
const LEAST = 512;

/**
 * The context to offer after a failure, in tokens: half of the last one. The library stays the same. Null where a shorter
 * one does not help, or none is left.
 */
export function shorterContext(code: EngineErrorCode, last: number): number | null {
  const half = Math.floor(last / 2);
  return OF_MEMORY.has(code) && half >= LEAST ? half : null;
}
