import { parameterTensors, type Parameter } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { ModelBuildError } from '../errors.ts';
import type { MergedModel } from '../lora/mergeWeights.ts';
import { openModelFolder, type ModelFolder as PackedFolder } from '../reference/modelFolder.ts';
import { openMatrix, readVector } from '../reference/weights.ts';
import { quantizeParameter, type QuantizeOptions } from '../shards/quantizeParameter.ts';
import { folderInvalid } from '../verify/folderInvalid.ts';
import type { ModelFolder } from '../verify/verifyFolder.ts';
import { ErrorSums, type QuantizationError } from './errorSums.ts';
import { mismatch } from './requireSameModel.ts';

/** Stored numbers, and how many are not what our own quantiser makes of the same weights. */
export interface Differences {
  readonly stored: number;
  readonly differing: number;
}

export interface ParameterComparison extends QuantizationError {
  /** The folder's, without `.q_weight` and `.q_scale`. */
  readonly name: string;
  readonly quantized: boolean;
  /** Of eight weights each. */
  readonly words: Differences;
  readonly scales: Differences;
  /** Of a vector, which is not quantised. */
  readonly numbers: Differences;
}

export interface FolderComparison {
  readonly parameters: readonly ParameterComparison[];
  /** Errors of the quantised ones, differences of all. */
  readonly total: Omit<ParameterComparison, 'name' | 'quantized'>;
  /** The quantised one with the greatest relative RMS error; null in a model without any. */
  readonly worst: ParameterComparison | null;
}

export interface CompareOptions {
  readonly signal?: AbortSignal | undefined;
  /** Weights compared so far, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * No quantisation of the right weights has a larger relative RMS error. Each weight is at most half a step, a 14th of its
 * group's greatest m, away from its level. The ratio is greatest where the other 31 are just half a step and all lost:
 * sqrt(31/196 m^2 / (m^2 + 31/196 m^2)) = 0.37. (Only scales that underflow to zero, far below any trained weight, do worse;
 * there our own quantiser gives the same words.) Unrelated weights of like size give 1.4.
 */
const MAX_RELATIVE_RMS = 0.5;

/**
 * Holds a model folder against the unrounded weights that it was made of: how far the quantised weights are from them, and
 * whether they are what our own quantiser makes of them. Weights are dequantised by the reference, which shares no code with
 * what wrote them.
 *
 * Memory: one packed parameter twice, and a block of a million weights.
 *
 * @throws ModelBuildError `mismatch` where a tensor cannot come from these weights, `folder-invalid` where the folder does not
 *   hold what it says
 */
export async function compareFolder(
  folder: string,
  { quantization }: Pick<ModelFolder, 'quantization'>,
  { parameters, source }: Pick<MergedModel, 'parameters' | 'source'>,
  { signal, onProgress }: CompareOptions = {},
): Promise<FolderComparison> {
  const packed = inFolder(folder, () => openModelFolder(folder, 0));
  const all = parameters.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  let done = 0;
  const onWeights = (count: number): void => {
    done += count;
    onProgress?.(done, all);
  };
  const sums = new ErrorSums();
  const compared: ParameterComparison[] = [];
  for (const parameter of parameters) {
    const one = await compareParameter(packed, parameter, source, { quantization, signal, onWeights });
    // Vectors are near 1 and not quantised: among the others they would pass for weights without error.
    if (parameter.quantized) sums.include(one.sums);
    compared.push(one.comparison);
  }
  const count = (part: 'words' | 'scales' | 'numbers'): Differences => ({
    stored: compared.reduce((sum, comparison) => sum + comparison[part].stored, 0),
    differing: compared.reduce((sum, comparison) => sum + comparison[part].differing, 0),
  });
  const [worst = null] = compared
    .filter(({ quantized }) => quantized)
    .sort((a, b) => b.relativeRms - a.relativeRms);
  return {
    parameters: compared,
    total: { ...sums.result(), words: count('words'), scales: count('scales'), numbers: count('numbers') },
    worst,
  };
}

async function compareParameter(
  folder: PackedFolder,
  parameter: Parameter,
  source: WeightSource,
  options: QuantizeOptions,
): Promise<{ readonly sums: ErrorSums; readonly comparison: ParameterComparison }> {
  const { name, quantized, rows, columns } = parameter;
  const rowsOf = inFolder(folder.path, () => rowReader(folder, parameter));
  const sums = new ErrorSums();
  let values = new Float64Array();
  let row = 0;
  // Sees every row as the quantiser gets it: each exactly once, in order.
  const watched: WeightSource = {
    readRows: async (weight, firstRow, count, into) => {
      await source.readRows(weight, firstRow, count, into);
      if (values.length < count * columns) values = new Float64Array(count * columns);
      rowsOf(row, count, values);
      row += count;
      if (!sums.add(into, values, count * columns))
        throw folderInvalid(folder.path, 'It holds a value that is not a finite number.', name);
    },
  };
  const ours = await quantizeParameter(parameter, watched, options);
  const stored = parameterTensors(parameter, options.quantization).map((tensor, i) => {
    const held = inFolder(folder.path, () => folder.tensor(tensor.name)).bytes;
    return countDifferences(ours[i] ?? new Uint8Array(), held, tensor.dtype === 'float16' ? 2 : 4);
  });
  const [first = NONE, second = NONE] = stored;
  const differences = quantized
    ? { words: first, scales: second, numbers: NONE }
    : { words: NONE, scales: NONE, numbers: first };
  if (row !== rows) throw new RangeError(`${name}: ${row} of ${rows} rows were read`);
  const comparison = { name, quantized, ...sums.result(), ...differences };
  if (comparison.relativeRms > MAX_RELATIVE_RMS && stored.some(({ differing }) => differing > 0)) {
    const percent = (comparison.relativeRms * 100).toFixed(0);
    throw mismatch(
      folder.path,
      `It was not made of these weights: it is ${percent} % away from them, and no 4-bit rounding is.`,
      name,
    );
  }
  return { sums, comparison };
}

const NONE: Differences = { stored: 0, differing: 0 };

/** Writes `count` rows of a parameter, from `first` on, as the GPU will compute with them. */
function rowReader(
  folder: PackedFolder,
  { name, quantized, rows, columns }: Parameter,
): (first: number, count: number, into: Float64Array) => void {
  if (quantized) {
    const matrix = openMatrix(folder, name, rows, columns);
    return (first, count, into) => matrix.block(first, count, into);
  }
  const vector = readVector(folder.tensor(name));
  return (_, __, into) => into.set(vector);
}

/** @param unit bytes of a stored number: their bits are compared */
function countDifferences(ours: Uint8Array, theirs: Uint8Array, unit: 2 | 4): Differences {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} and ${theirs.length} bytes`);
  const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint16Array | Uint32Array =>
    unit === 2
      ? new Uint16Array(buffer, byteOffset, byteLength / unit)
      : new Uint32Array(buffer, byteOffset, byteLength / unit);
  const [a, b] = [view(ours), view(theirs)];
  let differing = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) differing += 1;
  return { stored: a.length, differing };
}

/** The reference says what is wrong with a folder in errors of its own. */
function inFolder<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof ModelBuildError) throw cause;
    throw folderInvalid(folder, cause instanceof Error ? cause.message : String(cause));
  }
}
