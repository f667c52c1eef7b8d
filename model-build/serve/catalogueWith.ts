import { catalogueSchema, type Catalogue } from '../../src/lib/shared/catalogue.ts';
import { ModelBuildError } from '../errors.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';
import { withLibrary } from '../model/rowFile.ts';
import type { RowFile } from '../model/catalogueRow.ts';
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

/**
 * The catalogue with a model's own row, which becomes the default one. Rows with an id of its make room.
 *
 * @returns null where the row has no build of the folder's quantisation
 * @throws ModelBuildError `catalogue-invalid`
 */
export function catalogueWithRow(
  catalogue: Catalogue,
  row: RowFile,
  { quantization }: Pick<ModelFolder, 'quantization'>,
  library: LibraryRow,
): ServedCatalogue | null {
  const { model } = withLibrary(row, quantization, library);
  const build = model.builds.find((candidate) => candidate.quantization === quantization);
  if (build === undefined) return null;
  const ids = new Set([model.id, build.id]);
  const others = catalogue.models.filter(
    ({ id, builds }) => ![id, ...builds.map((b) => b.id)].some((x) => ids.has(x)),
  );
  const parsed = catalogueSchema.safeParse({
    ...catalogue,
    promptStyles: { ...catalogue.promptStyles, ...row.promptStyles },
    defaultModel: model.id,
    models: [{ ...model, builds: [{ ...build, weights: `models/${build.id}` }] }, ...others],
  });
  if (parsed.success) return { id: build.id, catalogue: parsed.data };
  // Somebody edited it, such as to a prompt style that nobody wrote.
  throw new ModelBuildError({
    code: 'catalogue-invalid',
    message: `The row beside the model does not fit the page's catalogue: ${firstIssue(parsed.error)}`,
    remedy: 'Mend what is named in <name>.catalogue.json, or move that file away.',
  });
}
