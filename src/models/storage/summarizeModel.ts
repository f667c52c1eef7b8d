import { isWhole } from './isWhole.ts';
import type { ModelRecord, ModelStorage } from './modelStorage.ts';
import { partialBytes } from './partialFiles.ts';

export interface ModelSummary {
  /** `damaged`: whole but for files whose bytes are not those that were stored. */
  readonly state: 'whole' | 'partial' | 'damaged';
  /** On this machine, what has arrived of unfinished files included. */
  readonly storedBytes: number;
  /** Of all files whose size is known. */
  readonly totalBytes: number;
  /** Names of the files that a check found damaged. */
  readonly damaged: readonly string[];
}

/** What of a model is stored, without reading a byte of it. */
export async function summarizeModel(storage: ModelStorage, record: ModelRecord): Promise<ModelSummary> {
  let storedBytes = 0;
  let totalBytes = 0;
  let missing = 0;
  const damaged: string[] = [];
  for (const file of record.files) {
    const stored = await storage.look(file);
    const size = file.bytes ?? stored?.bytes ?? 0;
    totalBytes += size;
    if (record.damaged.includes(file.url)) damaged.push(file.name);
    else if (stored !== null && isWhole(file, stored)) storedBytes += size;
    else {
      missing += 1;
      storedBytes += Math.min(await partialBytes(file.url), size);
    }
  }
  const state = missing > 0 ? 'partial' : damaged.length > 0 ? 'damaged' : 'whole';
  return { state, storedBytes, totalBytes, damaged };
}
