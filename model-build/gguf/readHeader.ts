import { ModelBuildError } from '../errors.ts';
import { HeaderReader } from './headerReader.ts';
import { ggufInvalid } from './invalid.ts';
import {
  MAX_ALIGNMENT_BYTES,
  MAX_DIMS,
  MAX_KEY_BYTES,
  MAX_METADATA_ENTRIES,
  MAX_STRING_BYTES,
  MAX_TENSORS,
  MAX_TENSOR_NAME_BYTES,
} from './limits.ts';
import type { RandomAccess } from './randomAccess.ts';
import { TENSOR_LAYOUTS, type GgufFile, type GgufValue, type TensorInfo } from './types.ts';

/** "GGUF" in ASCII, read as a little-endian uint32. */
const MAGIC = 0x46554747;
/** Where the file names no `general.alignment`. */
const DEFAULT_ALIGNMENT_BYTES = 32;

/**
 * Reads the header of a GGUF file, versions 2 and 3: metadata and tensor table. Every tensor's extent is checked against
 * the file's size, its alignment and its neighbours before anything is read from it.
 *
 * @throws ModelBuildError `gguf-invalid` for bytes that cannot be a GGUF file, `unsupported` for version 1 and for
 * big-endian files.
 */
export async function readHeader(source: RandomAccess): Promise<GgufFile> {
  const { file } = source;
  const reader = new HeaderReader(source);
  if ((await reader.uint32('The magic number')) !== MAGIC) {
    throw ggufInvalid(file, 'This is not a GGUF file: it does not begin with the letters GGUF.');
  }
  const version = await reader.uint32('The version');
  if (version !== 2 && version !== 3) {
    // A big-endian 3 reads as 0x03000000.
    const bigEndian = version > 0xffff && (version & 0xffff) === 0;
    throw new ModelBuildError({
      code: 'unsupported',
      file,
      message: bigEndian ? 'This is a big-endian GGUF file.' : `GGUF version ${version} is not supported.`,
      remedy: 'Use a little-endian file of version 2 or 3, as llama.cpp writes since October 2023.',
    });
  }
  const tensorCount = await reader.count(MAX_TENSORS, 'The number of tensors');
  const entryCount = await reader.count(MAX_METADATA_ENTRIES, 'The number of metadata entries');
  const metadata = await readMetadata(reader, file, entryCount);
  const alignment = alignmentOf(metadata, file);
  const claims: TensorClaim[] = [];
  for (let i = 0; i < tensorCount; i += 1) claims.push(await readTensorClaim(reader, file, i));
  const dataStart = Math.ceil(reader.position / alignment) * alignment;
  const tensors = new Map<string, TensorInfo>();
  for (const claim of claims) {
    if (tensors.has(claim.name))
      throw ggufInvalid(file, 'This tensor stands twice in the table.', claim.name);
    tensors.set(claim.name, placeTensor(claim, source, dataStart, alignment));
  }
  refuseOverlap(tensors, file);
  return { file, version, metadata, tensors };
}

async function readMetadata(
  reader: HeaderReader,
  file: string,
  entryCount: number,
): Promise<Map<string, GgufValue>> {
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < entryCount; i += 1) {
    const key = await reader.string(MAX_KEY_BYTES, `The key of metadata entry ${i}`);
    if (metadata.has(key)) throw ggufInvalid(file, `The metadata key ${JSON.stringify(key)} stands twice.`);
    const what = `The metadata value ${JSON.stringify(key)}`;
    metadata.set(key, await reader.value(await reader.uint32(`The type of ${key}`), MAX_STRING_BYTES, what));
  }
  return metadata;
}

function alignmentOf(metadata: ReadonlyMap<string, GgufValue>, file: string): number {
  const alignment = metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT_BYTES;
  if (
    typeof alignment !== 'number' ||
    alignment < 1 ||
    alignment > MAX_ALIGNMENT_BYTES ||
    (alignment & (alignment - 1)) !== 0
  ) {
    throw ggufInvalid(file, `general.alignment must be a power of two up to ${MAX_ALIGNMENT_BYTES}.`);
  }
  return alignment;
}

interface TensorClaim {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly offset: number;
}

async function readTensorClaim(reader: HeaderReader, file: string, index: number): Promise<TensorClaim> {
  const name = await reader.string(MAX_TENSOR_NAME_BYTES, `The name of tensor ${index}`);
  const dimCount = await reader.uint32(`The number of dimensions of ${name}`);
  if (dimCount < 1 || dimCount > MAX_DIMS) {
    throw ggufInvalid(file, `It claims ${dimCount} dimensions; 1 to ${MAX_DIMS} are possible.`, name);
  }
  const dims: number[] = [];
  for (let i = 0; i < dimCount; i += 1) {
    dims.push(await reader.count(Number.MAX_SAFE_INTEGER, `A dimension of ${name}`));
  }
  const type = await reader.uint32(`The type of ${name}`);
  const offset = await reader.count(Number.MAX_SAFE_INTEGER, `The offset of ${name}`);
  return { name, dims, type, offset };
}

function placeTensor(
  claim: TensorClaim,
  source: RandomAccess,
  dataStart: number,
  alignment: number,
): TensorInfo {
  const { file } = source;
  const { name, dims } = claim;
  const layout = TENSOR_LAYOUTS.get(claim.type);
  if (layout === undefined) {
    throw new ModelBuildError({
      code: 'unsupported',
      file,
      tensor: name,
      message: `The tensor type ${claim.type} is unknown.`,
      remedy: 'Use a file in F32, F16, BF16, Q8_0, Q5_0, Q5_1, Q4_0 or Q4_1.',
    });
  }
  const rowWidth = dims[0] ?? 0;
  const weights = dims.reduce((product, dim) => product * dim, 1);
  // The product of checked factors may pass 2^53; it is then far above the file's size, and refused below.
  if (rowWidth === 0 || weights === 0 || rowWidth % layout.blockWeights !== 0) {
    throw ggufInvalid(
      file,
      `The shape [${dims.join(', ')}] cannot be stored as ${layout.name} (blocks of ${layout.blockWeights}).`,
      name,
    );
  }
  const rows = weights / rowWidth;
  const rowBytes = (rowWidth / layout.blockWeights) * layout.blockBytes;
  const nbytes = rows * rowBytes;
  const position = dataStart + claim.offset;
  if (!Number.isSafeInteger(position + nbytes) || position + nbytes > source.size) {
    throw ggufInvalid(
      file,
      `The tensor [${dims.join(', ')}] needs ${nbytes} bytes at byte ${position}, past the end of the file (${source.size} bytes). It may be truncated.`,
      name,
    );
  }
  if (claim.offset % alignment !== 0) {
    throw ggufInvalid(file, `The offset ${claim.offset} is not a multiple of ${alignment}.`, name);
  }
  return { name, dims, layout, position, nbytes, rowWidth, rows, rowBytes };
}

function refuseOverlap(tensors: ReadonlyMap<string, TensorInfo>, file: string): void {
  const ordered = [...tensors.values()].sort((a, b) => a.position - b.position);
  let previous: TensorInfo | undefined;
  for (const tensor of ordered) {
    if (previous !== undefined && tensor.position < previous.position + previous.nbytes) {
      throw ggufInvalid(file, `Its bytes overlap those of ${previous.name}.`, tensor.name);
    }
    previous = tensor;
  }
}
