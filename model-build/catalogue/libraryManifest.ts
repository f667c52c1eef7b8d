/** public/libs/manifest.json, which the compiler writes: what each library is and what made it. */
import { readFile } from 'node:fs/promises';
import { libraryManifestSchema, type LibraryRow } from '../../src/lib/shared/libraryRow.ts';
import { ModelBuildError } from '../errors.ts';

/** Reads the manifest. @throws ModelBuildError where it is missing or not what the compiler writes. */
export async function readLibraryManifest(file: string): Promise<readonly LibraryRow[]> {
  try {
    return libraryManifestSchema.parse(JSON.parse(await readFile(file, 'utf8'))).libraries;
  } catch (cause) {
    throw new ModelBuildError({
      code: 'folder-invalid',
      file,
      message: `It is not a manifest of libraries: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Run npm run libs, which writes it.',
    });
  }
}
