/** Notices models that were stored and are no longer, though nobody deleted them here: the browser needed the room. */
import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import type { ModelFiles } from './download/modelFiles.ts';

/** Addresses of the weights that were stored whole when the page last looked. Outlives what it speaks of. */
const STORED = 'models-stored';

export type EvictedModels = ReturnType<typeof createEvictedModels>;

export function createEvictedModels() {
  const store = createStore<{
    /** What the page looked for last is gone. */
    readonly gone: boolean;
  }>(() => ({ gone: false }));

  function known(): string[] {
    const value = readLocal(STORED);
    return Array.isArray(value) ? value.filter((url) => typeof url === 'string') : [];
  }

  function forget(weightsUrl: string): void {
    writeLocal(
      STORED,
      known().filter((url) => url !== weightsUrl),
    );
  }

  return {
    ...store,
    /** The same files, with what is found and deleted remembered. */
    watch(files: ModelFiles): ModelFiles {
      return {
        ...files,
        async stored(weightsUrl) {
          const found = await files.stored(weightsUrl);
          store.setState({ gone: found === null && known().includes(weightsUrl) });
          if (found?.state === 'whole') writeLocal(STORED, [...new Set([...known(), weightsUrl])]);
          return found;
        },
        async remove(weightsUrl) {
          forget(weightsUrl);
          await files.remove(weightsUrl);
        },
      };
    },
  };
}
