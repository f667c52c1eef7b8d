import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { memoryFor, type MemoryEstimate } from '../../src/lib/shared/memoryFor.ts';
import type { ModelGeometry, Windows } from './geometry.ts';
import { modelParameters, parameterTensors } from './parameters.ts';

export type { MemoryEstimate };

/** Estimates what a model takes on the GPU, from its shape alone. */
export function estimateMemory(
  geometry: ModelGeometry,
  windows: Windows,
  quantization: Quantization,
): MemoryEstimate {
  const tensors = modelParameters(geometry).flatMap((parameter) => parameterTensors(parameter, quantization));
  const bytes = tensors.map(({ nbytes }) => nbytes);
  return memoryFor(geometry, windows, quantization, bytes);
}
