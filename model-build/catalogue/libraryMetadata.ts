import { z } from 'zod';
import { QUANTIZATIONS, type Quantization } from '../../src/lib/shared/catalogue.ts';
import { openRuntime } from '../compile/openRuntime.ts';
import { ModelBuildError } from '../errors.ts';

/** A tensor that a library asks for by name. */
export interface LibraryParameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** What a library's function `_metadata` tells WebLLM, as far as it is read here. */
export interface LibraryMetadata {
  readonly quantization: Quantization;
  readonly contextWindowSize: number;
  readonly prefillChunkSize: number;
  /** In the order in which the library takes them. */
  readonly params: readonly LibraryParameter[];
}

const count = z.number().int().positive();
const schema = z.object({
  quantization: z.enum(QUANTIZATIONS),
  context_window_size: count,
  prefill_chunk_size: count,
  params: z.array(z.object({ name: z.string(), shape: z.array(count), dtype: z.string() })).min(1),
});

/** How the text begins, here and in libraries of MLC-LLM's compiler. */
const BEGINNING = Buffer.from('{"model_type":');
/** A model of 100 layers takes about 100 KB. */
const MAX_BYTES = 16_777_216;

/**
 * Reads the metadata out of a library's own bytes. The function that returns them is bytecode for TVM's virtual machine,
 * which runs with a GPU only; but what it returns is a constant, and TVM writes constants of text as their length in
 * bytes (uint64, little-endian) and the text.
 *
 * @throws ModelBuildError `folder-invalid` where the bytes are no library, or do not hold exactly one such text
 */
export function libraryMetadata(bytes: Uint8Array<ArrayBuffer>, file: string): LibraryMetadata {
  let memory: Buffer;
  try {
    const { buffer, byteOffset, byteLength } = openRuntime(bytes).memory();
    memory = Buffer.from(buffer, byteOffset, byteLength);
  } catch (cause) {
    throw invalid(file, `It is not a library that WebLLM can load (${String(cause)}).`);
  }
  const found: LibraryMetadata[] = [];
  for (let at = memory.indexOf(BEGINNING); at >= 0; at = memory.indexOf(BEGINNING, at + 1)) {
    const metadata = parseAt(memory, at);
    if (metadata !== null) found.push(metadata);
  }
  const [metadata, ...others] = found;
  if (metadata === undefined || others.length > 0) {
    throw invalid(file, `It holds ${found.length} descriptions of its tensors; one is expected.`);
  }
  return metadata;
}

function parseAt(memory: Buffer, at: number): LibraryMetadata | null {
  if (at < 8) return null;
  const length = memory.readBigUInt64LE(at - 8);
  if (length > BigInt(Math.min(MAX_BYTES, memory.length - at))) return null;
  let json: unknown;
  try {
    json = JSON.parse(memory.toString('utf8', at, at + Number(length)));
  } catch {
    return null;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return null;
  const { quantization, params, context_window_size, prefill_chunk_size } = parsed.data;
  return {
    quantization,
    contextWindowSize: context_window_size,
    prefillChunkSize: prefill_chunk_size,
    params,
  };
}

function invalid(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'folder-invalid',
    file,
    message,
    remedy: 'Fetch the library again, or compile it with npm run libs.',
  });
}
