import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';
import type { ModelGeometry } from '../config/geometry.ts';
import { ModelBuildError, type ModelBuildErrorCode } from '../errors.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { CONFIG_FILE as ADAPTER_CONFIG } from '../lora/readAdapter.ts';
import { openModel, planModel, type OpenModel } from '../model/planBuild.ts';
import { INDEX_FILE, SINGLE_FILE } from '../safetensors/openTensors.ts';
import { describeAdapter, type AdapterDescription } from './describeAdapter.ts';
import { describePlan, type PlannedBuild } from './describePlan.ts';
import { listContents, type SourceContents } from './listTensors.ts';

/** A base that a build could read, with an adapter where one was named. */
export interface BaseDescription extends SourceContents {
  readonly kind: 'base';
  readonly name: string;
  readonly revision: string | null;
  readonly license: string | null;
  /** Of its tensors. */
  readonly bytes: number;
  /** As it is built: untied where the adapter parts two matrices that were one. Null where it cannot be built. */
  readonly geometry: ModelGeometry | null;
  /** Tokens that the model allows; null where it sets no limit or cannot be built. */
  readonly maxContext: number | null;
  readonly adapter: AdapterDescription | null;
  /** One for each quantisation; empty where it cannot be built. */
  readonly builds: readonly PlannedBuild[];
  /** Why it cannot be built. */
  readonly problem: string | null;
}

export interface LoneAdapter extends AdapterDescription {
  readonly kind: 'adapter';
}

/** Whether a source is an adapter and no model: checkpoints of a training run may hold both. */
export function isAdapter({ files }: SourceFolder): boolean {
  return files.has(ADAPTER_CONFIG) && !files.has(SINGLE_FILE) && !files.has(INDEX_FILE);
}

/** What a source says of itself that a build would refuse; everything else (a broken line, a full disk) stays an error. */
const REFUSALS: ReadonlySet<ModelBuildErrorCode> = new Set([
  ...(['unsupported', 'source-invalid', 'tokenizer-invalid', 'adapter-invalid', 'weight-invalid'] as const),
  ...(['gguf-invalid', 'tensor-missing', 'tensor-unexpected', 'tensor-shape'] as const),
]);

/**
 * Describes a base: its tensors as its files list them, and what a build would make of it. Reads headers only.
 *
 * @throws ModelBuildError where the files themselves cannot be read; a model that cannot be built is described, with why
 */
export async function describeBase(
  folder: SourceFolder,
  adapter: SourceFolder | null,
  libraries: readonly LibraryRow[],
  signal?: AbortSignal,
): Promise<BaseDescription> {
  const contents = await listContents(folder, signal);
  const described = adapter === null ? null : await describeAdapter(adapter, signal);
  const common = {
    kind: 'base' as const,
    name: folder.name,
    revision: folder.revision,
    license: folder.license,
    ...contents,
    bytes: contents.tensors.reduce((sum, { nbytes }) => sum + nbytes, 0),
    adapter: described,
  };
  let model: OpenModel | undefined;
  try {
    model = await openModel({ base: folder, adapter, signal });
    const open = model;
    const builds = QUANTIZATIONS.map((quantization) =>
      describePlan(planModel(open, { quantization, windows: {}, template: undefined, libraries })),
    );
    const { geometry } = open.merged;
    const { maxContext, license } = open.base;
    const limit = Number.isFinite(maxContext) ? maxContext : null;
    return { ...common, license, geometry, maxContext: limit, builds, problem: null };
  } catch (cause) {
    if (!(cause instanceof ModelBuildError) || !REFUSALS.has(cause.code)) throw cause;
    return { ...common, geometry: null, maxContext: null, builds: [], problem: cause.describe() };
  } finally {
    await model?.close();
  }
}
