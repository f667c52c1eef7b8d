/** Requests that wait for their answer. Knows the protocol's ids and kinds, and nothing of workers. */
import { EngineError } from './errors.ts';
import type { EngineEvent, GenerateResult, LoadedModel, LoadProgress } from './protocol.ts';

interface Answers {
  readonly load: LoadedModel;
  readonly generate: GenerateResult;
  readonly encode: readonly number[];
  readonly unload: undefined;
}

type Kind = keyof Answers;

/** What a caller waits with; `onProgress` and `onText` may be called any number of times before the end. */
type Waiting =
  | { readonly kind: 'load'; readonly onProgress?: (progress: LoadProgress) => void }
  | { readonly kind: 'generate'; readonly onText?: (text: string, tokens: number) => void }
  | { readonly kind: 'encode' }
  | { readonly kind: 'unload' };

type Pending = Waiting & {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: EngineError) => void;
};

export class PendingRequests {
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  /** Never the same twice. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  has(kind: Kind): boolean {
    return [...this.#pending.values()].some((pending) => pending.kind === kind);
  }

  /** @returns the request's id, and the promise of its answer */
  add<W extends Waiting>(waiting: W): [id: number, answer: Promise<Answers[W['kind']]>] {
    const id = this.nextId();
    const answer = new Promise<Answers[W['kind']]>((resolve, reject) => {
      this.#pending.set(id, { ...waiting, resolve, reject });
    });
    return [id, answer];
  }

  rejectAll(error: EngineError): void {
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of all) pending.reject(error);
  }

  /** Takes an event of the worker. One for a request that has ended, or of another kind than it asked for, is ignored. */
  settle(event: Exclude<EngineEvent, { kind: 'device-lost' | 'alive' }>): void {
    const pending = this.#pending.get(event.id);
    if (pending === undefined) return;
    switch (event.kind) {
      case 'progress':
        if (pending.kind === 'load') pending.onProgress?.(event.progress);
        return;
      case 'text':
        if (pending.kind === 'generate') pending.onText?.(event.text, event.tokens);
        return;
      case 'failed':
        this.#pending.delete(event.id);
        pending.reject(new EngineError(event.error));
        return;
      case 'loaded':
        this.#end(event.id, 'load', event.model);
        return;
      case 'finished':
        this.#end(event.id, 'generate', event.result);
        return;
      case 'encoded':
        this.#end(event.id, 'encode', event.ids);
        return;
      case 'unloaded':
        this.#end(event.id, 'unload', undefined);
        return;
      default:
        event satisfies never;
    }
  }

  #end<K extends Kind>(id: number, kind: K, answer: Answers[K]): void {
    const pending = this.#pending.get(id);
    if (pending?.kind !== kind) return;
    this.#pending.delete(id);
    (pending.resolve as (answer: Answers[K]) => void)(answer);
  }
}
