/** What import and export use of the page and of the browser. */
import type { Catalogue } from '../../lib/shared/catalogue.ts';
import { requireRoom } from '../storage/freeBytes.ts';
import { browserLocks } from '../storage/locks.ts';
import { openModelStorage } from '../storage/openModelStorage.ts';
import { summarizeModel } from '../storage/summarizeModel.ts';
import { exportSubject } from './exportSubject.ts';
import type { StoredModel } from './exportSubject.ts';
import type { ExportSubject } from './exportModel.ts';
import { listImported, putImported } from './importedModels.ts';
import type { ImportPorts } from './importModel.ts';
import { pageLibraries } from './pageLibraries.ts';

export function importPorts(catalogue: Catalogue): ImportPorts {
  return {
    storage: openModelStorage(),
    page: pageLibraries(document.baseURI),
    catalogue,
    locks: browserLocks(),
    listImported,
    putRow: putImported,
    checkRoom: requireRoom,
  };
}

/** The models that are stored whole and that the catalogue knows. */
export async function storedModels({ models }: Catalogue): Promise<StoredModel[]> {
  const storage = openModelStorage();
  const found = (await storage.list()).map(async (record): Promise<StoredModel[]> => {
    const row = models.find(({ builds }) => builds.some(({ id }) => id === record.buildId));
    const build = row?.builds.find(({ id }) => id === record.buildId);
    if (row === undefined || build === undefined) return [];
    const { state, totalBytes } = await summarizeModel(storage, record);
    return state === 'whole' ? [{ record, row, build, bytes: totalBytes }] : [];
  });
  return (await Promise.all(found)).flat();
}

export async function subjectOf(model: StoredModel, catalogue: Catalogue): Promise<ExportSubject> {
  const page = pageLibraries(document.baseURI);
  return exportSubject(model, { imported: await listImported(), catalogue, page, notice: page.notice });
}
