import type { RandomAccess } from '../gguf/randomAccess.ts';
import { isRecord } from '../isRecord.ts';
import { parseJson } from '../parseJson.ts';
import { quoteName, quoteValue, safetensorsInvalid } from './invalid.ts';
import { MAX_DIMS, MAX_HEADER_BYTES, MAX_NAME_LENGTH, MAX_TENSORS } from './limits.ts';

/** Bytes of one element; the format's list of types (its `Dtype`), less those of fewer than eight bits. */
const DTYPE_BYTES: ReadonlyMap<string, number> = new Map([
  ['BOOL', 1],
  ['U8', 1],
  ['I8', 1],
  ['F8_E5M2', 1],
  ['F8_E4M3', 1],
  ['F8_E8M0', 1],
  ['I16', 2],
  ['U16', 2],
  ['F16', 2],
  ['BF16', 2],
  ['I32', 4],
  ['U32', 4],
  ['F32', 4],
  ['I64', 8],
  ['U64', 8],
  ['F64', 8],
  ['C64', 8],
]);

export interface StoredTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly nbytes: number;
  /** In the file. */
  readonly position: number;
  readonly access: RandomAccess;
}

/**
 * Reads the header of a safetensors file: eight bytes of length, JSON, then the tensors' bytes, which must fill the rest
 * of the file without gap or overlap (the format's rule; its reader refuses anything else too).
 *
 * @returns the tensors by name; `__metadata__`, which is free text, is left out
 * @throws ModelBuildError `safetensors-invalid`, `unsupported` for an unknown element type
 */
export async function readSafetensorsHeader(access: RandomAccess): Promise<Map<string, StoredTensor>> {
  const { file, size } = access;
  if (size < 8) throw safetensorsInvalid(file, `It has ${size} bytes: too few for a safetensors file.`);
  const lengthBytes = new Uint8Array(8);
  await access.readAt(0, lengthBytes);
  const length = new DataView(lengthBytes.buffer).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) {
    throw safetensorsInvalid(
      file,
      `It claims a header of ${length} bytes; at most ${MAX_HEADER_BYTES} are read.`,
    );
  }
  const headerBytes = Number(length);
  if (headerBytes > size - 8) {
    throw safetensorsInvalid(
      file,
      `Its header has ${headerBytes} bytes, and only ${size - 8} are left: it is cut off.`,
    );
  }
  const bytes = new Uint8Array(headerBytes);
  await access.readAt(8, bytes);
  const tensors = new Map<string, StoredTensor>();
  for (const [name, entry] of Object.entries(parseHeader(file, bytes))) {
    if (name === '__metadata__') continue;
    if (tensors.size >= MAX_TENSORS)
      throw safetensorsInvalid(file, `It lists more than ${MAX_TENSORS} tensors.`);
    if (name.length > MAX_NAME_LENGTH) throw safetensorsInvalid(file, 'A name is too long.', quoteName(name));
    tensors.set(name, readEntry(access, name, entry, 8 + headerBytes));
  }
  refuseGaps(file, [...tensors.values()], 8 + headerBytes, size);
  return tensors;
}

function parseHeader(file: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let header: unknown;
  try {
    header = parseJson(bytes, MAX_HEADER_BYTES);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw safetensorsInvalid(file, `Its header is not JSON (${reason.slice(0, 200)}).`);
  }
  if (isRecord(header)) return header;
  throw safetensorsInvalid(file, 'Its header is not a JSON object.');
}

function readEntry(access: RandomAccess, name: string, entry: unknown, dataStart: number): StoredTensor {
  const { file, size } = access;
  const invalid = (message: string) => safetensorsInvalid(file, message, quoteName(name));
  if (typeof entry !== 'object' || entry === null) throw invalid('Its entry is not an object.');
  const { dtype, shape, data_offsets: offsets } = entry as Readonly<Record<string, unknown>>;
  const elementBytes = typeof dtype === 'string' ? DTYPE_BYTES.get(dtype) : undefined;
  if (typeof dtype !== 'string' || elementBytes === undefined) {
    throw invalid(`Its element type ${quoteValue(dtype)} is unknown.`);
  }
  if (!isCounts(shape) || shape.length > MAX_DIMS) {
    throw invalid(`Its shape is not a list of at most ${MAX_DIMS} whole numbers.`);
  }
  if (!isCounts(offsets) || offsets.length !== 2)
    throw invalid('Its data_offsets are not two whole numbers.');
  const [begin = 0, end = 0] = offsets;
  if (begin > end || end > size - dataStart) {
    throw invalid(`It claims bytes ${begin} to ${end}; the file has ${size - dataStart} bytes of data.`);
  }
  const nbytes = shape.reduce((product, count) => product * count, elementBytes);
  // Beyond 2^53 the product is not exact, but then it is also not the length of anything.
  if (nbytes !== end - begin) {
    throw invalid(
      `[${shape.join(', ')}] in ${dtype} takes ${nbytes} bytes; its data_offsets span ${end - begin}.`,
    );
  }
  return { name, dtype, shape, nbytes, position: dataStart + begin, access };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function refuseGaps(file: string, tensors: readonly StoredTensor[], dataStart: number, size: number): void {
  let end = dataStart;
  for (const tensor of [...tensors].sort((a, b) => a.position - b.position || a.nbytes - b.nbytes)) {
    if (tensor.position !== end) {
      const what = tensor.position < end ? 'overlaps the tensor before it' : 'leaves a gap before it';
      throw safetensorsInvalid(
        file,
        `It begins at byte ${tensor.position}, which ${what}.`,
        quoteName(tensor.name),
      );
    }
    end += tensor.nbytes;
  }
  if (end !== size) throw safetensorsInvalid(file, `${size - end} bytes at its end belong to no tensor.`);
}
