import path from 'node:path';
import type { Catalogue, ModelBuild } from '../../src/lib/shared/catalogue.ts';
import { MANIFEST_FILE } from '../shards/manifest.ts';
import { hashFile } from '../verify/hashFile.ts';

/**
 * The catalogue with the hashes of the manifests that lie in these folders: a browser that stored a model before it was
 * built again then notices, without asking for anything.
 *
 * @param folderOf where a build is served from; null where it is not. A folder without a manifest leaves its row as it is.
 */
export async function withManifestHashes(
  catalogue: Catalogue,
  folderOf: (buildId: string) => string | null,
): Promise<Catalogue> {
  const hashed = async (build: ModelBuild): Promise<ModelBuild> => {
    const folder = build.weights === null ? null : folderOf(build.id);
    if (folder === null) return build;
    const manifestSha256 = await hashFile(path.join(folder, MANIFEST_FILE)).then(
      ({ sha256 }) => sha256,
      () => null,
    );
    return manifestSha256 === null ? build : { ...build, manifestSha256 };
  };
  const models = await Promise.all(
    catalogue.models.map(async (row) => ({ ...row, builds: await Promise.all(row.builds.map(hashed)) })),
  );
  return { ...catalogue, models };
}
