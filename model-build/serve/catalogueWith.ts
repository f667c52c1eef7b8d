import type { Catalogue } from '../../src/lib/shared/catalogue.ts';
import type { LibraryRow } from '../catalogue/libraryManifest.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';

/** The catalogue for a page that is served with one model, and the id of the build that the model stands for. */
export interface ServedCatalogue {
  readonly id: string;
  readonly catalogue: Catalogue;
}

/**
 * Points the build that a folder can stand for at that folder, and makes its model the default one. Among builds that the
 * library runs, the one with the folder's own name is taken; else the first whose model is not a test's.
 *
 * @param id the folder's own name
 * @returns null where the catalogue has no build that this folder fits
 */
export function catalogueWith(
  catalogue: Catalogue,
  id: string,
  model: Pick<ModelFolder, 'quantization'>,
  library: LibraryRow,
): ServedCatalogue | null {
  const candidates = catalogue.models.flatMap((row) =>
    row.builds
      .filter(
        (build) => build.library === `libs/${library.file}` && build.quantization === model.quantization,
      )
      .map((build) => ({ row, build })),
  );
  const chosen =
    candidates.find(({ build }) => build.id === id) ??
    candidates.find(({ row }) => !row.hidden) ??
    candidates[0];
  if (chosen === undefined) return null;
  const weights = `models/${chosen.build.id}`;
  return {
    id: chosen.build.id,
    catalogue: {
      ...catalogue,
      defaultModel: chosen.row.id,
      models: catalogue.models.map((row) =>
        row !== chosen.row
          ? row
          : {
              ...row,
              builds: row.builds.map((build) => (build === chosen.build ? { ...build, weights } : build)),
            },
      ),
    },
  };
}
