import { limitsTooSmall } from '../engine/gpu.ts';
import type { GpuProbe } from '../engine/gpu.ts';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import type { ModelBuild, ModelRow, Quantization } from '../lib/shared/catalogue.ts';
import { strings } from '../ui/strings/index.ts';
import type { Words } from '../ui/strings/models.ts';

export type BuildChoice =
  | { readonly kind: 'build'; readonly build: ModelBuild; readonly notes: readonly string[] }
  | { readonly kind: 'none'; readonly problem: Words; readonly hosted: boolean };

/** Builds that a GPU can run, the first one preferred; where there is none, why. */
export interface FittingBuilds {
  readonly builds: readonly ModelBuild[];
  readonly notes: readonly string[];
  readonly problem: Words | null;
}

const { note, problem } = strings.models;

function missing(reason: (GpuProbe & { kind: 'missing' })['reason']): Words {
  switch (reason) {
    case 'insecure':
      return problem.insecure;
    case 'no-webgpu':
      return problem.noWebGpu;
    case 'no-adapter':
      return problem.noAdapter;
  }
}

/** Why this GPU cannot run a build; null where it can. */
function obstacle(build: ModelBuild, gpu: GpuProbe & { kind: 'present' }): Words | null {
  const lacking = build.requiredFeatures.filter((feature) => !gpu.features.includes(feature));
  if (lacking.length > 0) return problem.features(lacking.join(', '));
  const limit = Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize);
  if (build.maxBindingBytes > limit) {
    return problem.binding(formatBytes(build.maxBindingBytes), formatBytes(limit));
  }
  return null;
}

/**
 * The builds that this GPU runs, in the catalogue's order, whether or not their weights are hosted. Says nothing about
 * free GPU memory: no browser tells it.
 */
export function fittingBuilds(row: ModelRow, gpu: GpuProbe, wanted: Quantization | null): FittingBuilds {
  if (gpu.kind === 'missing') return { builds: [], notes: [], problem: missing(gpu.reason) };
  const small = limitsTooSmall(gpu.limits);
  if (small.length > 0) return { builds: [], notes: [], problem: problem.limits(small.join(', ')) };

  const matching = row.builds.filter(({ quantization }) => wanted === null || quantization === wanted);
  const candidates = matching.length > 0 ? matching : row.builds;
  const builds = candidates.filter((build) => obstacle(build, gpu) === null);
  const [first] = candidates;
  if (builds.length === 0) {
    const why = first === undefined ? null : obstacle(first, gpu);
    return { builds, notes: [], problem: why ?? problem.noLibrary };
  }
  const notes = [
    ...(builds[0] !== first && !gpu.features.includes('shader-f16') ? [note.noF16] : []),
    ...(gpu.software ? [note.software] : []),
    ...(wanted !== null && matching.length === 0 ? [note.noSuchBuild(wanted)] : []),
  ];
  return { builds, notes, problem: null };
}

/** The build to load: the first one that fits and whose weights and library are to be had, or why there is none. */
export function chooseBuild(row: ModelRow, gpu: GpuProbe, wanted: Quantization | null): BuildChoice {
  const fitting = fittingBuilds(row, gpu, wanted);
  if (fitting.problem !== null) return { kind: 'none', problem: fitting.problem, hosted: true };
  const build = fitting.builds.find(({ library, weights }) => library !== null && weights !== null);
  if (build !== undefined) return { kind: 'build', build, notes: fitting.notes };
  const compiled = fitting.builds.some(({ library }) => library !== null);
  return { kind: 'none', problem: compiled ? problem.notHosted : problem.noLibrary, hosted: false };
}
