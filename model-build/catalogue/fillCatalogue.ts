import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue, ModelBuild } from '../../src/lib/shared/catalogue.ts';
import { estimateMemory } from '../config/memory.ts';
import { modelParameters, parameterTensors } from '../config/parameters.ts';
import { isFolder } from '../isFolder.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import { libraryGeometry, type LibraryRow } from '../../src/lib/shared/libraryRow.ts';

/**
 * The catalogue with the figures that others know better: hashes and sizes of the libraries from their manifest, memory
 * from the geometry, and what is downloaded from the built folders.
 *
 * @param models folder of built models; for a build that is not there, the weights' size is computed from the geometry
 *   and the tokenizer's few megabytes are left out.
 */
export async function fillCatalogue(
  catalogue: Catalogue,
  libraries: readonly LibraryRow[],
  models: string,
): Promise<Catalogue> {
  return {
    ...catalogue,
    models: await Promise.all(
      catalogue.models.map(async (row) => ({
        ...row,
        builds: await Promise.all(row.builds.map((build) => fillBuild(build, libraries, models))),
      })),
    ),
  };
}

async function fillBuild(
  build: ModelBuild,
  libraries: readonly LibraryRow[],
  models: string,
): Promise<ModelBuild> {
  const library = libraries.find(({ file }) => build.library === `libs/${file}`);
  if (library === undefined) return build;
  const { geometry, windows } = libraryGeometry(library);
  const { gpuMemoryBytes, maxBindingBytes } = estimateMemory(geometry, windows, build.quantization);
  return {
    ...build,
    librarySha256: library.sha256,
    downloadBytes: library.bytes + (await folderBytes(path.join(models, build.id), library)),
    gpuMemoryBytes,
    maxBindingBytes,
  };
}

async function folderBytes(folder: string, library: LibraryRow): Promise<number> {
  if (await isFolder(folder)) {
    // The page never asks for the manifest.
    const manifest = await stat(path.join(folder, 'manifest.json')).catch(() => null);
    return (await readFolder(folder)).bytes - (manifest?.size ?? 0);
  }
  return modelParameters(libraryGeometry(library).geometry)
    .flatMap((parameter) => parameterTensors(parameter, library.quantization))
    .reduce((sum, { nbytes }) => sum + nbytes, 0);
}
