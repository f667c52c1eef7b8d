import { beforeEach, expect, it } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import type { ModelFiles, StoredModel } from './download/modelFiles.ts';
import { createEvictedModels } from './evictedModels.ts';

beforeEach(() => void stubLocalStorage());

function browser() {
  const stored = new Map<string, 'whole' | 'partial'>();
  const files = {
    stored: (url: string) => {
      const state = stored.get(url);
      return Promise.resolve(state === undefined ? null : ({ state } as StoredModel));
    },
    remove: (url: string) => Promise.resolve(void stored.delete(url)),
  } as ModelFiles;
  return { stored, files };
}

it('notices what was stored whole and is gone, also after a reload, and until it is stored again', async () => {
  const { stored, files } = browser();
  stored.set('a', 'whole');
  await createEvictedModels().watch(files).stored('a');
  stored.clear();
  const after = createEvictedModels();
  const watched = after.watch(files);
  await watched.stored('a');
  expect(after.getState().gone).toBe(true);
  await watched.stored('b');
  expect(after.getState().gone).toBe(false);
  stored.set('a', 'whole');
  await watched.stored('a');
  expect(after.getState().gone).toBe(false);
});

it('says nothing of what a person deleted, or of what never was whole', async () => {
  const { stored, files } = browser();
  const evicted = createEvictedModels();
  const watched = evicted.watch(files);
  stored.set('a', 'whole').set('b', 'partial');
  await watched.stored('a');
  await watched.stored('b');
  await watched.remove('a');
  stored.clear();
  for (const url of ['a', 'b']) {
    await watched.stored(url);
    expect(evicted.getState().gone).toBe(false);
  }
});
