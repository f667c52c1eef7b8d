/** The KV cache and what it holds, so that a prompt that begins like the last one is prefilled from where they part. */
import type { Disposable, PackedFunction, Pipeline } from './webLlm.ts';
import { KV_POP } from './webLlm.ts';

/** Number of leading ids that two lists share. */
function commonPrefixLength(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length += 1;
  return length;
}

export interface ReusePlan {
  /** Ids of the prompt that stay in the cache. */
  readonly keep: number;
  /** Ids at the cache's end to drop. */
  readonly drop: number;
}

/** At least one id is always left to prefill: the logits of the last position are not kept. */
export function planReuse(held: readonly number[], prompt: readonly number[]): ReusePlan {
  const keep = Math.max(0, Math.min(commonPrefixLength(held, prompt), prompt.length - 1));
  return { keep, drop: held.length - keep };
}

export class KvCache {
  readonly #pipeline: Pipeline;
  readonly #pop: PackedFunction;
  #held: number[] = [];
  /** False while a forward pass runs, and after one that threw: nobody knows then what the cache holds. */
  #known = true;

  /** @throws Error where the library lacks the function that shortens a cache */
  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
    const { tvm } = pipeline;
    tvm.beginScope();
    try {
      this.#pop = tvm.detachFromCurrentScope(tvm.getGlobalFunc(KV_POP));
    } finally {
      tvm.endScope();
    }
  }

  get length(): number {
    return this.#held.length;
  }

  /** Drops everything. */
  clear(): void {
    const { tvm } = this.#pipeline;
    tvm.beginScope();
    try {
      this.#pipeline.resetKVCache();
    } finally {
      tvm.endScope();
    }
    this.#setHeld([]);
  }

  /** Drops everything that is not the prompt's beginning, and says how much of the prompt is left in the cache. */
  keepPrefixOf(prompt: readonly number[]): number {
    const { keep, drop } = planReuse(this.#known ? this.#held : [], prompt);
    if (keep === 0) this.clear();
    else if (drop > 0) this.#dropLast(drop);
    return keep;
  }

  /**
   * Runs the model over ids that follow what the cache holds.
   *
   * @param ids at most a prefill chunk
   * @returns the logits of the last position, the caller's to dispose of
   */
  async append(ids: readonly number[]): Promise<Disposable> {
    const { tvm } = this.#pipeline;
    this.#known = false;
    tvm.beginScope();
    let logits: Disposable;
    try {
      logits = tvm.detachFromCurrentScope(await this.#pipeline.embedAndForward([ids], ids.length));
    } finally {
      tvm.endScope();
    }
    this.#held.push(...ids);
    this.#known = true;
    return logits;
  }

  #dropLast(count: number): void {
    const { tvm, kvCache } = this.#pipeline;
    tvm.beginScope();
    try {
      // Sequence 0 is the only one that web-llm's pipeline makes.
      this.#pop(kvCache, tvm.scalar(0, 'int64'), tvm.scalar(count, 'int32'));
    } finally {
      tvm.endScope();
    }
    this.#setHeld(this.#held.slice(0, -count));
  }

  #setHeld(ids: number[]): void {
    this.#held = ids;
    this.#known = true;
    this.#pipeline.filledKVCacheLength = ids.length;
  }
}
