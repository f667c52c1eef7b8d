/** Writes GGUF files for tests, honest ones and lying ones. */
import { VALUE_TYPE, type GgufValue } from '../types.ts';

export interface TestTensor {
  readonly name: string;
  /** Innermost first. */
  readonly dims: readonly (number | bigint)[];
  readonly type: number;
  readonly data: Uint8Array;
  /** A claim other than where the data are. */
  readonly offset?: number | bigint;
}

export interface TestGguf {
  readonly version?: number;
  readonly metadata?: readonly (readonly [key: string, value: GgufValue])[];
  readonly tensors?: readonly TestTensor[];
  /** Claims other than the truth. */
  readonly tensorCount?: bigint;
  readonly entryCount?: bigint;
  readonly alignment?: number;
}

class Bytes {
  readonly #parts: Buffer[] = [];
  length = 0;

  raw(bytes: Uint8Array): void {
    this.#parts.push(Buffer.from(bytes));
    this.length += bytes.length;
  }
  uint32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.raw(bytes);
  }
  uint64(value: number | bigint): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    this.raw(bytes);
  }
  string(text: string): void {
    const bytes = Buffer.from(text);
    this.uint64(bytes.length);
    this.raw(bytes);
  }
  align(to: number): void {
    this.raw(new Uint8Array((to - (this.length % to)) % to));
  }
  join(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function typeOf(value: GgufValue): number {
  if (Array.isArray(value)) return VALUE_TYPE.array;
  if (typeof value === 'string') return VALUE_TYPE.string;
  if (typeof value === 'boolean') return VALUE_TYPE.bool;
  if (typeof value === 'bigint') return VALUE_TYPE.uint64;
  return Number.isInteger(value) ? VALUE_TYPE.uint32 : VALUE_TYPE.float32;
}

function writeValue(bytes: Bytes, value: GgufValue): void {
  if (typeof value === 'object') {
    bytes.uint32(value.length === 0 ? VALUE_TYPE.uint8 : typeOf(value[0] ?? 0));
    bytes.uint64(value.length);
    for (const item of value) writeValue(bytes, item);
  } else if (typeof value === 'string') bytes.string(value);
  else if (typeof value === 'boolean') bytes.raw(Uint8Array.of(value ? 1 : 0));
  else if (typeof value === 'bigint') bytes.uint64(value);
  else if (Number.isInteger(value)) bytes.uint32(value);
  else bytes.raw(new Uint8Array(Float32Array.of(value).buffer));
}

export function writeGguf(file: TestGguf): Buffer {
  const { metadata = [], tensors = [], alignment = 32 } = file;
  const bytes = new Bytes();
  bytes.raw(Buffer.from('GGUF'));
  bytes.uint32(file.version ?? 3);
  bytes.uint64(file.tensorCount ?? tensors.length);
  bytes.uint64(file.entryCount ?? metadata.length);
  for (const [key, value] of metadata) {
    bytes.string(key);
    bytes.uint32(typeOf(value));
    writeValue(bytes, value);
  }
  let offset = 0;
  for (const tensor of tensors) {
    bytes.string(tensor.name);
    bytes.uint32(tensor.dims.length);
    for (const dim of tensor.dims) bytes.uint64(dim);
    bytes.uint32(tensor.type);
    bytes.uint64(tensor.offset ?? offset);
    offset += Math.ceil(tensor.data.length / alignment) * alignment;
  }
  for (const tensor of tensors) {
    bytes.align(alignment);
    bytes.raw(tensor.data);
  }
  return bytes.join();
}
