import { invalidTokenizer } from './invalidTokenizer.ts';

/**
 * One field of a protobuf message. A varint is the raw unsigned 64-bit value; `fixed32` and `fixed64` and `bytes` are
 * views of the input.
 */
export type ProtobufField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'fixed32' | 'fixed64' | 'bytes'; readonly value: Uint8Array };

/** A 64-bit varint takes at most ten bytes; an encoder that writes more is broken or hostile. */
const MAX_VARINT_BYTES = 10;

/**
 * Reads the fields of one protobuf message in the order in which they stand; nested messages come as bytes.
 * Format: "Encoding" in the Protocol Buffers documentation. Groups (wire types 3 and 4) are long deprecated and refused.
 *
 * @throws ModelBuildError `tokenizer-invalid` where a field is cut short or malformed.
 */
export function* readProtobuf(bytes: Uint8Array): Generator<ProtobufField, void, undefined> {
  let position = 0;

  function varint(): bigint {
    let value = 0n;
    for (let read = 0; read < MAX_VARINT_BYTES; read++) {
      const byte = bytes[position++];
      if (byte === undefined) throw invalidTokenizer('The protobuf message ends inside a number.');
      value |= BigInt(byte & 0x7f) << BigInt(7 * read);
      if (byte < 0x80) {
        if (value >> 64n !== 0n) break;
        return value;
      }
    }
    throw invalidTokenizer('The protobuf message holds a number of more than 64 bits.');
  }

  function take(length: bigint): Uint8Array {
    if (length > BigInt(bytes.length - position)) {
      throw invalidTokenizer('A field of the protobuf message is longer than the message.');
    }
    const end = position + Number(length);
    const view = bytes.subarray(position, end);
    position = end;
    return view;
  }

  while (position < bytes.length) {
    const key = varint();
    const number = Number(key >> 3n);
    // Field numbers have 29 bits and start at 1.
    if (number === 0 || number >= 1 << 29) {
      throw invalidTokenizer('The protobuf message holds an impossible field number.');
    }
    switch (Number(key & 7n)) {
      case 0:
        yield { number, kind: 'varint', value: varint() };
        break;
      case 1:
        yield { number, kind: 'fixed64', value: take(8n) };
        break;
      case 2:
        yield { number, kind: 'bytes', value: take(varint()) };
        break;
      case 5:
        yield { number, kind: 'fixed32', value: take(4n) };
        break;
      default:
        throw invalidTokenizer(`The protobuf message holds a field of the unknown wire type ${key & 7n}.`);
    }
  }
}
