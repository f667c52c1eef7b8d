/** What is stored of models, and the work on it: one job at a time. Plain TypeScript; the panel reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import { errorDataOf } from '../../engine/errorDataOf.ts';
import type { EngineErrorData } from '../../engine/errors.ts';
import type { ModelFiles, StorageUse, StoredModel } from '../download/modelFiles.ts';
import type { DownloadProgress } from '../download/protocol.ts';
import { addressOfRecord } from './addressOfRecord.ts';

export type JobKind = 'verify' | 'repair' | 'compare' | 'remove';

export type JobResult =
  | { readonly kind: 'sound' | 'repaired' | 'same' | 'changed' | 'unknown' }
  | { readonly kind: 'damaged'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

export interface StoredModelsState {
  /** Null until they have been read. */
  readonly models: readonly StoredModel[] | null;
  readonly use: StorageUse | null;
  readonly job: {
    readonly kind: JobKind;
    readonly weightsUrl: string;
    readonly progress: DownloadProgress | null;
  } | null;
  /** Of the last job. */
  readonly last: { readonly weightsUrl: string; readonly result: JobResult } | null;
}

export type StoredModelsStore = ReturnType<typeof createStoredModelsStore>;

/** @param changed is called after what is stored has changed */
export function createStoredModelsStore(files: ModelFiles, changed: () => void) {
  const store = createStore<StoredModelsState>(() => ({ models: null, use: null, job: null, last: null }));
  let running: AbortController | null = null;

  async function refresh(): Promise<void> {
    const [models, use] = await Promise.all([files.list(), files.use()]);
    // In the order of their addresses, so that the list does not jump.
    const sorted = [...models].sort((a, b) => a.record.weightsUrl.localeCompare(b.record.weightsUrl));
    store.setState({ models: sorted, use });
  }

  async function run(
    kind: JobKind,
    weightsUrl: string,
    work: (hooks: {
      signal: AbortSignal;
      onProgress: (progress: DownloadProgress) => void;
    }) => Promise<JobResult | null>,
  ): Promise<void> {
    if (running !== null) return;
    running = new AbortController();
    const { signal } = running;
    store.setState({ job: { kind, weightsUrl, progress: null }, last: null });
    const onProgress = (progress: DownloadProgress): void =>
      store.setState({ job: { kind, weightsUrl, progress } });
    let result: JobResult | null;
    try {
      result = await work({ signal, onProgress });
    } catch (error) {
      const data = errorDataOf(error);
      result = data.code === 'cancelled' ? null : { kind: 'failed', error: data };
    }
    running = null;
    await refresh().catch(() => undefined);
    store.setState({ job: null, last: result === null ? null : { weightsUrl, result } });
    changed();
  }

  return {
    ...store,
    refresh,

    /** Reads every byte. */
    verify: (weightsUrl: string): Promise<void> =>
      run('verify', weightsUrl, async (hooks) => {
        const names = await files.verify(weightsUrl, hooks);
        return names.length === 0 ? { kind: 'sound' } : { kind: 'damaged', names };
      }),

    /** Fetches what is damaged or missing, and nothing else. @param acceptChange take another version of the host's */
    repair: ({ record }: StoredModel, acceptChange = false): Promise<void> =>
      run('repair', record.weightsUrl, async (hooks) => {
        const address = addressOfRecord(record);
        if (address === null) return null;
        await files.download(address, acceptChange, hooks);
        return { kind: 'repaired' };
      }),

    compare: (weightsUrl: string): Promise<void> =>
      run('compare', weightsUrl, async () => ({ kind: await files.compare(weightsUrl) })),

    remove: (weightsUrl: string): Promise<void> =>
      run('remove', weightsUrl, async () => {
        await files.remove(weightsUrl);
        return null;
      }),

    async askPersistence(): Promise<void> {
      await files.persist();
      await refresh();
    },

    /** Ends the job; what has arrived is kept. */
    stop: (): void => running?.abort(),
  };
}
