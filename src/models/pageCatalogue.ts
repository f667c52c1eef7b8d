import type { Catalogue } from '../lib/shared/catalogue.ts';
import { withWeights } from '../lib/shared/withWeights.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { listImported } from './pack/importedModels.ts';
import { withImported } from './pack/withImported.ts';
import { chosenPlaces, readWeights } from './weights/weightsSettings.ts';

export interface PageCatalogue {
  /** The page's own list, read once, with what a person has changed of it. */
  readonly read: () => Promise<Catalogue>;
  /** The host's, from now on for `read` too; null where the host was asked before in this visit, or does not answer. */
  readonly newest: () => Promise<Catalogue | null>;
}

/** @param answeredFromStorage whether a service worker answers in the host's place, as far as nobody asks for more */
export function pageCatalogue(
  answeredFromStorage: () => boolean,
  load: (anew: boolean) => Promise<Catalogue> = loadCatalogue,
): PageCatalogue {
  let reading: Promise<Catalogue> | null = null;
  let fromHost = false;
  let asking: Promise<Catalogue | null> | null = null;

  async function read(): Promise<Catalogue> {
    if (reading === null) {
      fromHost = !answeredFromStorage();
      reading = load(false);
    }
    const own = await reading.catch((error: unknown) => {
      // What failed once may be there the next time.
      reading = null;
      fromHost = false;
      throw error;
    });
    return withImported(withWeights(own, chosenPlaces(readWeights())), await listImported());
  }

  async function ask(): Promise<Catalogue | null> {
    try {
      reading = Promise.resolve(await load(true));
      fromHost = true;
      return await read();
    } catch {
      return null;
    } finally {
      asking = null;
    }
  }

  return { read, newest: async () => (fromHost ? null : (asking ??= ask())) };
}
