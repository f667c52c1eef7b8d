import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import type { Windows } from '../config/geometry.ts';
import { estimateMemory, type MemoryEstimate } from '../config/memory.ts';
import { parameterTensors } from '../config/parameters.ts';
import type { BuildPlan } from '../model/planBuild.ts';
import { planShards } from '../shards/planShards.ts';

/** What a build would make, known before a weight is read. */
export interface PlannedBuild extends Windows, MemoryEstimate {
  readonly quantization: Quantization;
  /** File name; null where none fits the shape. */
  readonly library: string | null;
  readonly shards: number;
  readonly weightBytes: number;
  /** Weights, vocabulary and, where there is one, the library; a few kilobytes of descriptions are left out. */
  readonly downloadBytes: number;
  /** Weights that the adapter changes. */
  readonly changedWeights: number;
  readonly promptStyles: readonly string[];
  readonly warning: string | null;
}

export function describePlan(plan: BuildPlan): PlannedBuild {
  const { geometry, windows, library, adapter, format } = plan;
  const { quantization } = plan.config;
  const tensors = plan.parameters.flatMap((parameter) => parameterTensors(parameter, quantization));
  const weightBytes = tensors.reduce((sum, { nbytes }) => sum + nbytes, 0);
  const vocabularyBytes = Buffer.byteLength(JSON.stringify(plan.base.tokenizer.tokenizer));
  return {
    quantization,
    library: library?.file ?? null,
    ...windows,
    shards: planShards(tensors).length,
    weightBytes,
    downloadBytes: weightBytes + vocabularyBytes + (library?.bytes ?? 0),
    ...estimateMemory(geometry, windows, quantization),
    changedWeights: adapter === null ? 0 : adapter.deltas.size + adapter.saved.size,
    promptStyles: format.styles,
    warning: format.warning,
  };
}
