import type { ModelGeometry } from '../config/geometry.ts';
import { ModelBuildError } from '../errors.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';

/** What gives weights their number and shape, in words. */
const SHAPE = [
  ['layers', 'layers'],
  ['hiddenSize', 'hidden size'],
  ['ffnSize', 'feed-forward size'],
  ['heads', 'heads'],
  ['kvHeads', 'key and value heads'],
  ['headDim', 'head size'],
  ['vocabSize', 'vocabulary size'],
  ['tied', 'output matrix that is the embedding'],
] as const satisfies readonly (readonly [keyof ModelGeometry, string])[];

/**
 * Refuses to compare what cannot belong together, before any weight is read: another shape, or an adapter on one side only.
 *
 * @throws ModelBuildError `mismatch`
 */
export function requireSameModel(
  folder: string,
  model: Pick<ModelFolder, 'geometry' | 'manifest'>,
  merged: ModelGeometry,
  hasAdapter: boolean,
): void {
  for (const [key, name] of SHAPE) {
    const [found, wanted] = [model.geometry[key], merged[key]].map(String);
    if (found !== wanted)
      throw mismatch(
        folder,
        `The folder and the base are of different shapes: ${name}: ${found} and ${wanted}.`,
      );
  }
  const adapter = model.manifest?.source.adapter;
  if (adapter === null && hasAdapter)
    throw mismatch(folder, 'Its manifest says that no adapter was merged into it, and --adapter names one.');
  if (adapter !== null && adapter !== undefined && !hasAdapter)
    throw mismatch(
      folder,
      `Its manifest says that the adapter ${JSON.stringify(adapter.name)} was merged into it.`,
    );
}

export function mismatch(folder: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'mismatch',
    file: folder,
    message,
    remedy:
      'Give the --base and the --adapter that the folder was made of (its manifest.json names them), or build it again.',
    tensor,
  });
}
