import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LoadState } from './loadState.ts';
import type { ModelsState } from './modelsStore.ts';
import { takeOver } from './takeOver.ts';

/** A tab with a GPU and models whose state the test sets. */
function tab(load: () => Promise<void>) {
  const store = createStore(() => ({ load: { kind: 'none' } }) as ModelsState);
  const gpu = { takeOver: vi.fn(() => Promise.resolve()), letGo: vi.fn() };
  const become = (kind: LoadState['kind']): void => store.setState({ load: { kind } as LoadState });
  return { gpu, become, models: { ...store, load } };
}

it.each(['none', 'paused', 'failed'] as const)('frees the GPU where a load ends as %s', async (kind) => {
  const { gpu, models, become } = tab(() => Promise.resolve());
  become(kind);
  await takeOver(gpu, models);
  expect(gpu.letGo).toHaveBeenCalledOnce();
});

it('keeps the GPU with the model', async () => {
  const { gpu, models, become } = tab(() => Promise.resolve());
  become('ready');
  await takeOver(gpu, models);
  expect(gpu.letGo).not.toHaveBeenCalled();
});

it('frees the GPU where loading throws', async () => {
  const { gpu, models } = tab(() => Promise.reject(new Error('no')));
  await expect(takeOver(gpu, models)).rejects.toThrow('no');
  expect(gpu.letGo).toHaveBeenCalledOnce();
});

it('takes nothing from a load that was begun meanwhile, and frees the GPU where that is cancelled', async () => {
  const { gpu, models, become } = tab(() => Promise.resolve());
  become('loading');
  await takeOver(gpu, models);
  expect(gpu.letGo).not.toHaveBeenCalled();
  become('loading');
  become('none');
  expect(gpu.letGo).toHaveBeenCalledOnce();
  become('failed');
  expect(gpu.letGo).toHaveBeenCalledOnce();
});
