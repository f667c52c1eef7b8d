import type { Catalogue, ModelBuild, ModelRow } from '../../lib/shared/catalogue.ts';
import { libraryManifestSchema } from '../../lib/shared/libraryRow.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import type { ModelRecord } from '../storage/modelStorage.ts';
import type { PageLibraries } from './chooseLibrary.ts';
import type { ExportSubject } from './exportModel.ts';
import { slug } from './importedRow.ts';
import type { ImportedModel } from './importedModels.ts';
import { PackError } from './packError.ts';

export interface StoredModel {
  readonly record: ModelRecord;
  readonly row: ModelRow;
  readonly build: ModelBuild;
  /** All files, in bytes. */
  readonly bytes: number;
}

interface Sources {
  readonly imported: readonly ImportedModel[];
  readonly catalogue: Catalogue;
  readonly page: PageLibraries;
  /** A text beside the page's libraries; null where it cannot be had. */
  readonly notice: (name: string) => Promise<string | null>;
}

const NOTICES = ['TVM-LICENSE.txt', 'TVM-NOTICE.txt'];

/** All that a pack of a stored model says. @throws PackError where nobody knows what its library was compiled for */
export async function exportSubject(
  { record, row, build }: StoredModel,
  { imported, page, notice }: Sources,
): Promise<ExportSubject> {
  const own = imported.find(({ model }) => model.id === row.id);
  const library = await libraryRow(own, build, page);
  const texts = await Promise.all(
    NOTICES.map(async (name) => {
      const text = await notice(name);
      return text === null ? [] : [[name, text] as const];
    }),
  );
  const shared = { record, build, library, notices: texts.flat() };
  if (own === undefined) return { ...shared, row, promptStyles: {}, name: build.id };
  const { id, name, about, folder } = own.pack;
  return { ...shared, row: { ...row, id, name, about }, promptStyles: own.promptStyles, name: slug(folder) };
}

async function libraryRow(
  own: ImportedModel | undefined,
  { librarySha256 }: ModelBuild,
  page: PageLibraries,
): Promise<LibraryRow> {
  const rows =
    own === undefined
      ? await page.list().catch(() => [])
      : libraryManifestSchema.parse({ version: 1, libraries: [own.library] }).libraries;
  const row = rows.find(({ sha256 }) => sha256 === librarySha256);
  if (row === undefined) throw new PackError(words.problem.libraryUnknown);
  return row;
}
