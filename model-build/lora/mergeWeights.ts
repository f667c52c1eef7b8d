import type { ModelGeometry } from '../config/geometry.ts';
import { modelParameters, type Parameter } from '../config/parameters.ts';
import { storedSource } from '../config/storedSource.ts';
import type { LocatedWeight, StoredMatrix, WeightSource } from '../config/weightSource.ts';
import { baseWeights } from '../model/baseModel.ts';
import { adapterUnsupported } from './adapterError.ts';
import type { Adapter } from './readAdapter.ts';

const EMBEDDING = 'model.embed_tokens.weight';
const OUTPUT = 'lm_head.weight';

export interface MergedModel {
  /** The base's, untied where the adapter changed one of two matrices that were one. */
  readonly geometry: ModelGeometry;
  readonly parameters: readonly Parameter[];
  readonly source: WeightSource;
}

/**
 * The weights of a base with an adapter's changes, to be computed as they are read.
 *
 * In a tied model the embedding is also the output matrix. An adapter that brings one of the two (modules_to_save) was
 * trained with the other as it had been, so they part, as in PEFT, unless it says that they are to stay one
 * (ensure_weight_tying).
 *
 * @throws ModelBuildError `unsupported` where A and B change one of the two
 */
export function mergeWeights(
  geometry: ModelGeometry,
  base: ReadonlyMap<string, StoredMatrix>,
  adapter: Pick<Adapter, 'config' | 'deltas' | 'saved' | 'file'> | null,
): MergedModel {
  const trained = [EMBEDDING, OUTPUT].find((weight) => geometry.tied && adapter?.deltas.has(weight) === true);
  if (adapter !== null && trained !== undefined) {
    throw adapterUnsupported(
      adapter.file,
      'It changes one of two matrices that are one in the base; PEFT trains one of them and merges into both.',
      trained,
    );
  }
  const changes = (weight: string): boolean => adapter !== null && adapter.saved.has(weight);
  const parted =
    geometry.tied && (changes(OUTPUT) || (changes(EMBEDDING) && adapter?.config.keepsTied !== true));
  const merged = parted ? { ...geometry, tied: false } : geometry;
  const parameters = modelParameters(merged);
  const weights = new Map<string, LocatedWeight>();
  for (const { weight } of baseWeights(parameters)) {
    const matrix =
      adapter?.saved.get(weight) ?? base.get(weight === OUTPUT && geometry.tied ? EMBEDDING : weight);
    if (matrix === undefined) throw new RangeError(`${weight} is missing`);
    weights.set(weight, { matrix, delta: adapter?.deltas.get(weight) ?? null });
  }
  return { geometry: merged, parameters, source: storedSource(weights) };
}
