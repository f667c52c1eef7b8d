/** Reads the front of a GGUF file in order, a chunk at a time, and never past its end. */
import { ggufInvalid } from './invalid.ts';
import { MAX_ARRAY_LENGTH, MAX_HEADER_BYTES } from './limits.ts';
import type { RandomAccess } from './randomAccess.ts';
import { VALUE_TYPE, type GgufScalar, type GgufValue } from './types.ts';

/** Few reads for a header of some megabytes, and little memory. */
const CHUNK_BYTES = 262_144;

const SCALAR_BYTES: ReadonlyMap<number, number> = new Map<number, number>([
  [VALUE_TYPE.uint8, 1],
  [VALUE_TYPE.int8, 1],
  [VALUE_TYPE.uint16, 2],
  [VALUE_TYPE.int16, 2],
  [VALUE_TYPE.uint32, 4],
  [VALUE_TYPE.int32, 4],
  [VALUE_TYPE.float32, 4],
  [VALUE_TYPE.bool, 1],
  [VALUE_TYPE.uint64, 8],
  [VALUE_TYPE.int64, 8],
  [VALUE_TYPE.float64, 8],
]);

function narrow(value: bigint): number | bigint {
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}

export class HeaderReader {
  readonly #source: RandomAccess;
  /** A token may start with a byte order mark or hold any character: nothing is dropped, nothing is guessed. */
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #chunk = Buffer.alloc(0);
  #chunkStart = 0;
  position = 0;

  constructor(source: RandomAccess) {
    this.#source = source;
  }

  /** The next `length` bytes; the view is valid until the next call. */
  async take(length: number, what: string): Promise<Buffer> {
    const end = this.position + length;
    if (end > this.#source.size) {
      throw ggufInvalid(
        this.#source.file,
        `The file is truncated: ${what} at byte ${this.position} needs ${length} bytes, and ${this.#source.size - this.position} are left.`,
      );
    }
    if (end > MAX_HEADER_BYTES) {
      throw ggufInvalid(
        this.#source.file,
        `The header is longer than ${MAX_HEADER_BYTES} bytes (at ${what}).`,
      );
    }
    if (this.position < this.#chunkStart || end > this.#chunkStart + this.#chunk.length) {
      const size = Math.min(Math.max(length, CHUNK_BYTES), this.#source.size - this.position);
      const chunk = Buffer.alloc(size);
      await this.#source.readAt(this.position, chunk);
      this.#chunk = chunk;
      this.#chunkStart = this.position;
    }
    const from = this.position - this.#chunkStart;
    this.position = end;
    return this.#chunk.subarray(from, from + length);
  }

  async uint32(what: string): Promise<number> {
    return (await this.take(4, what)).readUInt32LE();
  }

  /** An unsigned 64-bit count or offset that must fit below `limit`. */
  async count(limit: number, what: string): Promise<number> {
    const value = (await this.take(8, what)).readBigUInt64LE();
    if (value > BigInt(limit)) {
      throw ggufInvalid(this.#source.file, `${what} is ${value}; at most ${limit} is believable.`);
    }
    return Number(value);
  }

  async string(limit: number, what: string): Promise<string> {
    const length = await this.count(limit, `The length of ${what}`);
    const bytes = await this.take(length, what);
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw ggufInvalid(this.#source.file, `${what} is not valid UTF-8.`);
    }
  }

  async value(type: number, stringLimit: number, what: string): Promise<GgufValue> {
    if (type !== VALUE_TYPE.array) return this.#scalar(type, stringLimit, what);
    const itemType = await this.uint32(`The item type of ${what}`);
    const length = await this.count(MAX_ARRAY_LENGTH, `The length of ${what}`);
    const left = this.#source.size - this.position;
    // A string takes at least its own eight length bytes.
    const itemBytes = itemType === VALUE_TYPE.string ? 8 : SCALAR_BYTES.get(itemType);
    if (itemBytes === undefined) {
      throw ggufInvalid(this.#source.file, `${what} is an array of the unknown item type ${itemType}.`);
    }
    if (length * itemBytes > left) {
      throw ggufInvalid(
        this.#source.file,
        `${what} claims ${length} items, and only ${left} bytes are left in the file.`,
      );
    }
    const items: GgufScalar[] = [];
    for (let i = 0; i < length; i += 1) items.push(await this.#scalar(itemType, stringLimit, what));
    return items;
  }

  async #scalar(type: number, stringLimit: number, what: string): Promise<GgufScalar> {
    if (type === VALUE_TYPE.string) return this.string(stringLimit, what);
    const size = SCALAR_BYTES.get(type);
    if (size === undefined) throw ggufInvalid(this.#source.file, `${what} has the unknown type ${type}.`);
    const bytes = await this.take(size, what);
    switch (type) {
      case VALUE_TYPE.uint8:
        return bytes.readUInt8();
      case VALUE_TYPE.int8:
        return bytes.readInt8();
      case VALUE_TYPE.uint16:
        return bytes.readUInt16LE();
      case VALUE_TYPE.int16:
        return bytes.readInt16LE();
      case VALUE_TYPE.uint32:
        return bytes.readUInt32LE();
      case VALUE_TYPE.int32:
        return bytes.readInt32LE();
      case VALUE_TYPE.float32:
        return bytes.readFloatLE();
      case VALUE_TYPE.uint64:
        return narrow(bytes.readBigUInt64LE());
      case VALUE_TYPE.int64:
        return narrow(bytes.readBigInt64LE());
      case VALUE_TYPE.float64:
        return bytes.readDoubleLE();
      default: {
        const flag = bytes.readUInt8();
        if (flag > 1) throw ggufInvalid(this.#source.file, `${what} is a boolean with the value ${flag}.`);
        return flag === 1;
      }
    }
  }
}
