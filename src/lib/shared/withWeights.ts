import type { Catalogue } from './catalogue.ts';

/**
 * The catalogue with other places of weights.
 *
 * @param places by build id, in the catalogue's own form
 */
export function withWeights(catalogue: Catalogue, places: ReadonlyMap<string, string>): Catalogue {
  const models = catalogue.models.map((row) => ({
    ...row,
    builds: row.builds.map((build) => ({ ...build, weights: places.get(build.id) ?? build.weights })),
  }));
  return { ...catalogue, models };
}
