import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { libraryMetadata, type LibraryParameter } from '../catalogue/libraryMetadata.ts';
import { findModelLibrary, type FoundLibrary } from '../catalogue/modelLibraries.ts';
import { ModelBuildError } from '../errors.ts';
import type { TensorCache } from '../shards/tensorCache.ts';
import { folderInvalid } from './folderInvalid.ts';
import type { ModelFolder } from './verifyFolder.ts';

/**
 * Holds a model folder to the library that will run it: the library's own list of tensors, read from its bytes, and the
 * folder's must be the same names, shapes and types.
 *
 * @param libraries folders of libraries with their manifest.json; default: those that belong to the model's place
 * @returns the library, or null where none is made for this model
 * @throws ModelBuildError `folder-invalid` for a folder that the library could not load, `integrity` for a library that
 *   is not the one its manifest describes
 */
export async function checkLibrary(
  folder: string,
  model: ModelFolder,
  libraries?: readonly string[],
): Promise<FoundLibrary | null> {
  const found = await findModelLibrary(folder, model, libraries);
  if (found === null) return null;
  const { row, file } = found;
  const bytes = new Uint8Array(await readFile(file));
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) {
    throw new ModelBuildError({
      code: 'integrity',
      file,
      message: 'It is not the library that manifest.json describes.',
      remedy: 'Fetch it again, or compile it with npm run libs.',
    });
  }
  compareTensors(
    path.join(folder, 'tensor-cache.json'),
    model.cache,
    libraryMetadata(bytes, file).params,
    row.file,
  );
  return found;
}

/** @throws ModelBuildError `folder-invalid`, naming the first tensor that differs */
export function compareTensors(
  file: string,
  cache: TensorCache,
  params: readonly LibraryParameter[],
  library: string,
): void {
  const records = cache.records.flatMap((shard) => shard.records);
  const left = new Map(records.map((record) => [record.name, record]));
  for (const { name, shape, dtype } of params) {
    const record = left.get(name);
    left.delete(name);
    const wanted = `${dtype} [${shape.join(', ')}]`;
    if (record === undefined)
      throw folderInvalid(file, `${library} asks for it (${wanted}); it is missing.`, name);
    const found = `${record.dtype} [${record.shape.join(', ')}]`;
    if (found !== wanted) throw folderInvalid(file, `It is ${found}; ${library} asks for ${wanted}.`, name);
  }
  const [extra] = left.keys();
  if (extra !== undefined) throw folderInvalid(file, `${library} asks for no such tensor.`, extra);
}
