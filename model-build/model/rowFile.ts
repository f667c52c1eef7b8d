/** <name>.catalogue.json beside a model folder: what the page's catalogue needs to offer it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { modelRowSchema, promptStylesSchema, type Quantization } from '../../src/lib/shared/catalogue.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';
import { modelPlace } from '../catalogue/modelLibraries.ts';
import { ModelBuildError } from '../errors.ts';
import type { RowFile } from './catalogueRow.ts';

const schema: z.ZodType<RowFile> = z.strictObject({
  promptStyles: promptStylesSchema,
  model: modelRowSchema,
});

/** Where the row of a model folder lies. */
export function rowFilePath(model: string): string {
  return `${modelPlace(model)}.catalogue.json`;
}

/** The row beside a model folder; null where there is none. @throws ModelBuildError `catalogue-invalid` */
export async function readRowFile(model: string): Promise<RowFile | null> {
  const file = rowFilePath(model);
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ModelBuildError({
      code: 'catalogue-invalid',
      file,
      message: `It is not a row for a catalogue of models: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Mend what is named, or move the file away: the model works without it.',
      cause,
    });
  }
}

/** The row with the library that its build of this quantisation runs on; it may have been compiled after the row was written. */
export function withLibrary(row: RowFile, quantization: Quantization, library: LibraryRow): RowFile {
  const builds = row.model.builds.map((build) => {
    if (build.quantization !== quantization) return build;
    // A row without a library counts the weights alone.
    const weights = build.downloadBytes === null || build.library !== null ? null : build.downloadBytes;
    return {
      ...build,
      library: `libs/${library.file}`,
      librarySha256: library.sha256,
      downloadBytes: weights === null ? build.downloadBytes : weights + library.bytes,
    };
  });
  return { ...row, model: { ...row.model, builds } };
}
