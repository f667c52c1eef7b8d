import { readFile } from 'node:fs/promises';
import { catalogueSchema, type Catalogue } from '../../src/lib/shared/catalogue.ts';
import { ModelBuildError } from '../errors.ts';

/** Reads the page's catalogue. @throws ModelBuildError `catalogue-invalid` where it is missing or breaks its own schema. */
export async function readCatalogue(file: string): Promise<Catalogue> {
  try {
    return catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ModelBuildError({
      code: 'catalogue-invalid',
      file,
      message: `It is not a catalogue of models: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Mend what is named, or get the file back from version control.',
      cause,
    });
  }
}
