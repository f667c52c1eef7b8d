import type { Catalogue } from '../lib/shared/catalogue.ts';
import { withWeights } from '../lib/shared/withWeights.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { listImported } from './pack/importedModels.ts';
import { withImported } from './pack/withImported.ts';
import { chosenPlaces, readWeights } from './weights/weightsSettings.ts';

/** Reads the page's catalogue once, and each time what a person has changed of it. */
export function pageCatalogue(load: () => Promise<Catalogue> = loadCatalogue): () => Promise<Catalogue> {
  let reading: Promise<Catalogue> | null = null;
  return async () => {
    reading ??= load();
    const own = await reading.catch((error: unknown) => {
      // What failed once may be there the next time.
      reading = null;
      throw error;
    });
    return withImported(withWeights(own, chosenPlaces(readWeights())), await listImported());
  };
}
