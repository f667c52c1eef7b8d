import { describe, expect, it } from 'vitest';
import { bytesRandomAccess } from '../gguf/testing/bytesRandomAccess.ts';
import { joinSafetensors } from '../model/testing.ts';
import { readSafetensorsHeader } from './readHeader.ts';
import { storedMatrix } from './storedMatrix.ts';

const data = new Uint8Array(32);
const a = { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] };
const b = { dtype: 'BF16', shape: [8], data_offsets: [16, 32] };
const read = (bytes: Uint8Array) => readSafetensorsHeader(bytesRandomAccess('f', bytes));

describe('readSafetensorsHeader', () => {
  it('gives each tensor its place in the file', async () => {
    const bytes = joinSafetensors({ __metadata__: { format: 'pt' }, b, a }, data);
    const tensors = await read(bytes);
    const start = bytes.length - 32;
    expect([...tensors.keys()].sort()).toEqual(['a', 'b']);
    expect(tensors.get('a')).toMatchObject({ dtype: 'F32', shape: [2, 2], nbytes: 16, position: start });
    expect(tensors.get('b')).toMatchObject({ dtype: 'BF16', shape: [8], nbytes: 16, position: start + 16 });
  });

  it('takes empty tensors anywhere', async () => {
    const empty = { dtype: 'F32', shape: [0, 3], data_offsets: [16, 16] };
    expect((await read(joinSafetensors({ a, b, empty }, data))).size).toBe(3);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['too few bytes', new Uint8Array(7), /too few/],
    ['an immense header', new Uint8Array(40).fill(255), /claims a header/],
    ['a header that is cut off', Uint8Array.from([100, 0, 0, 0, 0, 0, 0, 0, 123]), /cut off/],
    ['a header that is no JSON', Uint8Array.from([1, 0, 0, 0, 0, 0, 0, 0, 123]), /not JSON/],
    ['a header that is a list', joinSafetensors([], data), /not a JSON object/],
    ['an unknown type', joinSafetensors({ a: { ...a, dtype: 'F33' }, b }, data), /F33.*unknown/],
    ['a negative size', joinSafetensors({ a: { ...a, shape: [-2, -2] }, b }, data), /shape/],
    ['a size beyond 2^53', joinSafetensors({ a: { ...a, shape: [2 ** 53, 2] }, b }, data), /shape/],
    [
      'too many dimensions',
      joinSafetensors({ a: { ...a, shape: new Array<number>(17).fill(1) }, b }, data),
      /shape/,
    ],
    ['a span of another length', joinSafetensors({ a: { ...a, shape: [2, 3] }, b }, data), /takes 24 bytes/],
    [
      'a span behind the end',
      joinSafetensors({ a, b: { ...b, data_offsets: [32, 48] } }, data),
      /32 bytes of data/,
    ],
    ['a span backwards', joinSafetensors({ a, b: { ...b, data_offsets: [32, 16] } }, data), /claims bytes/],
    ['an overlap', joinSafetensors({ a, b: { ...b, data_offsets: [8, 24] } }, data), /overlaps/],
    ['a gap', joinSafetensors({ b }, data), /gap/],
    ['bytes of no tensor', joinSafetensors({ a }, data), /belong to no tensor/],
    ['an entry that is none', joinSafetensors({ a: 7 }, data), /not an object/],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'safetensors-invalid',
      file: 'f',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('storedMatrix', () => {
  it('takes a matrix, or a vector as one row', async () => {
    const tensors = await read(joinSafetensors({ a, b }, data));
    const [matrix, vector] = [tensors.get('a'), tensors.get('b')];
    if (matrix === undefined || vector === undefined) throw new Error('missing');
    expect(storedMatrix(matrix, { rows: 2, columns: 2 }).rowBytes).toBe(8);
    expect(storedMatrix(vector, { rows: 1, columns: 8 }).rowBytes).toBe(16);
    expect(() => storedMatrix(vector, { rows: 2, columns: 4 })).toThrow(/\[8\].*2 x 4/);
    expect(() => storedMatrix({ ...matrix, dtype: 'I32' }, { rows: 2, columns: 2 })).toThrow(/I32/);
  });
});
