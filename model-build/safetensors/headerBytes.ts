export interface TensorToWrite {
  readonly name: string;
  readonly dtype: 'BF16' | 'F16' | 'F32';
  readonly shape: readonly number[];
}

const DTYPE_BYTES = { BF16: 2, F16: 2, F32: 4 } as const;

/** Everything in a safetensors file that stands before the tensors, which must follow in this order and without gaps. */
export function headerBytes(tensors: readonly TensorToWrite[]): Buffer {
  let offset = 0;
  const entries = tensors.map(({ name, dtype, shape }) => {
    const begin = offset;
    offset += shape.reduce((product, count) => product * count, DTYPE_BYTES[dtype]);
    return [name, { dtype, shape, data_offsets: [begin, offset] }];
  });
  const json = JSON.stringify(Object.fromEntries(entries));
  // Padded, so that the tensors begin at a multiple of eight, as other writers have it.
  const header = Buffer.from(json.padEnd(json.length + ((8 - (Buffer.byteLength(json) % 8)) % 8)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header]);
}
