import type { Catalogue } from './catalogue.ts';

/**
 * The catalogue with other places of weights.
 *
 * @param places by build id, in the catalogue's own form
 */
export function withWeights(catalogue: Catalogue, places: ReadonlyMap<string, string>): Catalogue {
  const models = catalogue.models.map((row) => ({
    ...row,
    builds: row.builds.map((build) => {
      const weights = places.get(build.id);
      // Another place may have another build of the model: its own manifest is pinned when it is first seen.
      return weights === undefined ? build : { ...build, weights, manifestSha256: null };
    }),
  }));
  return { ...catalogue, models };
}
