import type { ChatStore } from '../chat/chatStore.ts';
import type { HistoryStore } from '../history/historyStore.ts';
import { withPatience } from '../lib/withPatience.ts';
import type { ModelsStore } from '../models/modelsStore.ts';
import { gpuTakenError } from '../models/ownedEngine.ts';

/** A step on the GPU cannot be interrupted; after this the model goes all the same, and what was written is kept. */
const STEP_MS = 5000;

/** Gives the GPU to another tab: the answer ends and is stored, then the model goes, and the page says why. */
export async function handOver(chat: ChatStore, history: HistoryStore, models: ModelsStore): Promise<void> {
  models.cancel();
  await withPatience(chat.interrupt(), STEP_MS).catch(() => undefined);
  await history.flush();
  await models.unload();
  await withPatience(loadEnded(models), STEP_MS).catch(() => undefined);
  models.lost(gpuTakenError().toData());
}

/** A load that was cancelled says so itself, a little later. */
function loadEnded(models: ModelsStore): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (models.getState().load.kind === 'loading') return;
      stop();
      resolve();
    };
    const stop = models.subscribe(check);
    check();
  });
}
