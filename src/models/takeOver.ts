import type { GpuOwner } from './gpuOwner.ts';
import type { ModelsStore } from './modelsStore.ts';

/**
 * Takes the GPU from the other tab, then loads what is chosen. Where no model is loaded in the end (it was cancelled,
 * paused, or there was nothing to load), the GPU is free for other tabs again.
 *
 * @throws whatever the browser's lock manager throws
 */
export async function takeOver(
  gpu: Pick<GpuOwner, 'takeOver' | 'letGo'>,
  models: Pick<ModelsStore, 'load' | 'getState' | 'subscribe'>,
): Promise<void> {
  await gpu.takeOver();
  /** False while a load goes on. */
  const settled = (): boolean => {
    const { kind } = models.getState().load;
    if (kind === 'loading') return false;
    if (kind !== 'ready') gpu.letGo();
    return true;
  };
  try {
    await models.load();
  } finally {
    // A load that was begun while this one waited for the GPU may need it: its end decides.
    if (!settled()) {
      const end = models.subscribe(() => {
        if (settled()) end();
      });
    }
  }
}
