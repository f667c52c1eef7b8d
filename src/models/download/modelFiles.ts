/** What the page does with models' files. Loaded when it is first needed: nobody waits for it to read a first screen. */
import { EngineError } from '../../engine/errors.ts';
import { storedModels as words } from '../../ui/strings/storedModels.ts';
import { quotaOf, storageEstimate } from '../storage/freeBytes.ts';
import { browserLocks, ifUnlocked, modelLock } from '../storage/locks.ts';
import type { ModelRecord } from '../storage/modelRecord.ts';
import { openModelStorage } from '../storage/openModelStorage.ts';
import { summarizeModel } from '../storage/summarizeModel.ts';
import type { ModelSummary } from '../storage/summarizeModel.ts';
import type { DownloadResult, ModelAddress } from './protocol.ts';
import { runJob } from './runJob.ts';
import type { JobHooks } from './runJob.ts';

/** Whether the browser has promised not to clear this page's storage by itself. */
export type Persistence = 'promised' | 'refused' | 'unknown';

export interface StorageUse {
  /** In bytes; null where the browser does not say. */
  readonly used: number | null;
  readonly quota: number | null;
  readonly persistence: Persistence;
}

export interface StoredModel extends ModelSummary {
  readonly record: ModelRecord;
}

export interface ModelFiles {
  /** Stores what is missing. @param acceptChange take another version than the one that was pinned */
  download(model: ModelAddress, acceptChange: boolean, hooks: JobHooks): Promise<DownloadResult>;
  /** Names of damaged and missing files. */
  verify(weightsUrl: string, hooks: JobHooks): Promise<readonly string[]>;
  compare(weightsUrl: string): Promise<'same' | 'changed' | 'unknown'>;
  /** Null where nothing of it is. */
  stored(weightsUrl: string): Promise<StoredModel | null>;
  list(): Promise<StoredModel[]>;
  /** @throws EngineError `busy` while the model is downloaded or checked, in whichever tab */
  remove(weightsUrl: string): Promise<void>;
  use(): Promise<StorageUse>;
  /** Asks the browser to keep what is stored; some ask the person. */
  persist(): Promise<Persistence>;
}

function unexpected(kind: string): Error {
  return new Error(`The downloader answered with ${kind}.`);
}

async function ask(question: () => Promise<boolean>): Promise<Persistence> {
  try {
    return (await question()) ? 'promised' : 'refused';
  } catch {
    return 'unknown';
  }
}

/**
 * @param guard resolves when a worker may be started: one that is not under the page's policy could reach anywhere
 * @param locks those of the downloader's worker; null where the browser has none
 */
export function openModelFiles(
  guard: (signal?: AbortSignal) => Promise<void>,
  locks = browserLocks(),
): ModelFiles {
  const storage = openModelStorage();
  const run: typeof runJob = async (request, hooks) => {
    await guard(hooks?.signal);
    return runJob(request, hooks);
  };
  const describe = async (record: ModelRecord): Promise<StoredModel> => ({
    record,
    ...(await summarizeModel(storage, record)),
  });
  return {
    async download(model, acceptChange, hooks) {
      const outcome = await run({ kind: 'download', model, acceptChange }, hooks);
      if (outcome.kind !== 'downloaded') throw unexpected(outcome.kind);
      return outcome.result;
    },
    async verify(weightsUrl, hooks) {
      const outcome = await run({ kind: 'verify', weightsUrl }, hooks);
      if (outcome.kind !== 'verified') throw unexpected(outcome.kind);
      return outcome.damaged;
    },
    async compare(weightsUrl) {
      const outcome = await run({ kind: 'compare', weightsUrl });
      if (outcome.kind !== 'compared') throw unexpected(outcome.kind);
      return outcome.host;
    },
    async stored(weightsUrl) {
      const record = await storage.record(weightsUrl);
      return record === null ? null : describe(record);
    },
    list: async () => Promise.all((await storage.list()).map(describe)),
    async remove(weightsUrl) {
      // A download would go on writing files that no record names, or write the record anew.
      const removed = await ifUnlocked(locks, modelLock(weightsUrl), () => storage.removeModel(weightsUrl));
      if (!removed) throw new EngineError({ code: 'busy', ...words.busy, retryable: true });
    },
    async use() {
      const estimate = await storageEstimate();
      const persistence = await ask(() => navigator.storage.persisted());
      return { used: estimate.usage ?? null, quota: quotaOf(estimate), persistence };
    },
    persist: () => ask(() => navigator.storage.persist()),
  };
}
