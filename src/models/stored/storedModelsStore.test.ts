import { describe, expect, it } from 'vitest';
import { cancelledError } from '../../engine/commonErrors.ts';
import type { ModelFiles, StoredModel } from '../download/modelFiles.ts';
import type { ModelAddress } from '../download/protocol.ts';
import { createStoredModelsStore } from './storedModelsStore.ts';

const URL_A = 'https://host.example/a/resolve/main/';
const LIBRARY = 'https://host.example/libs/a.wasm';

function stored(weightsUrl = URL_A): StoredModel {
  const file = { bytes: 1, sha256: 'ab'.repeat(32), md5: null };
  return {
    record: {
      format: 1,
      buildId: 'a',
      weightsUrl,
      manifestSha256: null,
      damaged: [],
      files: [
        { ...file, name: 'x.bin', url: `${weightsUrl}x.bin`, shelf: 'model' },
        { ...file, name: 'a.wasm', url: LIBRARY, shelf: 'library' },
      ],
    },
    state: 'whole',
    storedBytes: 2,
    totalBytes: 2,
    damaged: [],
  };
}

function open(patch: Partial<ModelFiles> = {}) {
  let list = [stored()];
  let changes = 0;
  const files: ModelFiles = {
    download: () => Promise.reject(new Error('not asked for')),
    verify: () => Promise.resolve([]),
    compare: () => Promise.resolve('same'),
    stored: () => Promise.resolve(null),
    list: () => Promise.resolve(list),
    remove: () => {
      list = [];
      return Promise.resolve();
    },
    use: () => Promise.resolve({ used: 2, quota: 10, persistence: 'refused' }),
    persist: () => Promise.resolve('promised'),
    ...patch,
  };
  return { store: createStoredModelsStore(files, () => (changes += 1)), changes: () => changes };
}

describe('the list of stored models', () => {
  it.each([
    ['sound', () => Promise.resolve([]), { kind: 'sound' }],
    ['damaged', () => Promise.resolve(['x.bin']), { kind: 'damaged', names: ['x.bin'] }],
  ])('says what a check found: %s', async (_, verify, result) => {
    const { store, changes } = open({ verify });
    await store.verify(URL_A);
    expect(store.getState()).toMatchObject({ job: null, last: { weightsUrl: URL_A, result } });
    expect([store.getState().models?.length, changes()]).toEqual([1, 1]);
  });

  it('repairs from where the model came from, with the library that it has', async () => {
    const asked: [ModelAddress, boolean][] = [];
    const { store } = open({
      download: (address, acceptChange) => {
        asked.push([address, acceptChange]);
        return Promise.resolve({ manifestSha256: null, totalBytes: 2, fetchedBytes: 1 });
      },
    });
    await store.repair(stored());
    expect(asked).toEqual([
      [
        {
          buildId: 'a',
          weightsUrl: URL_A,
          libraryUrl: LIBRARY,
          librarySha256: 'ab'.repeat(32),
          manifestSha256: null,
        },
        false,
      ],
    ]);
    expect(store.getState().last?.result).toEqual({ kind: 'repaired' });
  });

  it('asks no host for a model that was imported', async () => {
    const { store } = open();
    await store.repair(stored('https://imported.invalid/a/resolve/main/'));
    expect(store.getState().last).toBeNull();
  });

  it('runs one job at a time, tells a failure, and nothing of one that was stopped', async () => {
    const { store } = open({
      verify: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(cancelledError()));
        }),
      compare: () => Promise.reject(new Error('no host')),
    });
    const first = store.verify(URL_A);
    await store.compare(URL_A);
    expect(store.getState().job?.kind).toBe('verify');
    store.stop();
    await first;
    expect(store.getState()).toMatchObject({ job: null, last: null });
    await store.compare(URL_A);
    expect(store.getState().last?.result).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
  });

  it('is shorter by a model that was deleted', async () => {
    const { store } = open();
    await store.refresh();
    await store.remove(URL_A);
    expect(store.getState().models).toEqual([]);
  });
});
