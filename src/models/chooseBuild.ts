import { limitsTooSmall } from '../engine/gpu.ts';
import type { GpuProbe } from '../engine/gpu.ts';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import type { ModelBuild, ModelRow, Quantization } from '../lib/shared/catalogue.ts';
import { strings } from '../ui/strings/index.ts';
import type { Words } from '../ui/strings/models.ts';

export type BuildChoice =
  | { readonly kind: 'build'; readonly build: ModelBuild; readonly notes: readonly string[] }
  | { readonly kind: 'none'; readonly problem: Words; readonly hosted: boolean };

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
  const limit = gpu.limits.maxStorageBufferBindingSize;
  if (build.maxBindingBytes > limit) {
    return problem.binding(formatBytes(build.maxBindingBytes), formatBytes(limit));
  }
  return null;
}

/**
 * The first build, in the catalogue's order of preference, that this GPU runs, or why there is none. Says nothing about
 * free GPU memory: no browser tells it.
 */
export function chooseBuild(row: ModelRow, gpu: GpuProbe, wanted: Quantization | null): BuildChoice {
  if (gpu.kind === 'missing') return { kind: 'none', problem: missing(gpu.reason), hosted: true };
  const small = limitsTooSmall(gpu.limits);
  if (small.length > 0) return { kind: 'none', problem: problem.limits(small.join(', ')), hosted: true };

  const notes: string[] = gpu.software ? [note.software] : [];
  const matching = row.builds.filter(({ quantization }) => wanted === null || quantization === wanted);
  if (wanted !== null && matching.length === 0) notes.push(note.noSuchBuild(wanted));
  const candidates = matching.length > 0 ? matching : row.builds;

  let first: Words | null = null;
  for (const build of candidates) {
    const found = obstacle(build, gpu);
    if (found !== null) {
      first ??= found;
      continue;
    }
    if (build.library === null) return { kind: 'none', problem: problem.noLibrary, hosted: false };
    if (build.weights === null) return { kind: 'none', problem: problem.notHosted, hosted: false };
    if (build !== candidates[0] && !gpu.features.includes('shader-f16')) notes.unshift(note.noF16);
    return { kind: 'build', build, notes };
  }
  return { kind: 'none', problem: first ?? problem.noLibrary, hosted: true };
}
