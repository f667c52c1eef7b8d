import { describe, expect, it } from 'vitest';
import { modelParameters } from '../config/parameters.ts';
import { ModelBuildError, type ModelBuildErrorCode } from '../errors.ts';
import { geometryFromGguf } from './geometryFromGguf.ts';
import { ggufSource } from './ggufSource.ts';
import { readHeader } from './readHeader.ts';
import { bytesRandomAccess } from './testing/bytesRandomAccess.ts';
import { SMALL_GEOMETRY, smallModel } from './testing/smallModel.ts';
import { writeGguf, type TestGguf } from './testing/writeGguf.ts';

const read = (bytes: Uint8Array) => readHeader(bytesRandomAccess('test.gguf', bytes));

async function errorOf(bytes: Uint8Array): Promise<ModelBuildError> {
  const error: unknown = await read(bytes).then(
    () => new Error('it was accepted'),
    (cause: unknown) => cause,
  );
  if (error instanceof ModelBuildError) return error;
  throw error;
}

const data = new Uint8Array(128);
const tensor = { name: 'a', dims: [32], type: 0, data };
const one: TestGguf = { tensors: [tensor] };

describe('readHeader', () => {
  it('reads metadata of every kind and places tensors', async () => {
    const gguf = await read(
      writeGguf({
        version: 2,
        metadata: [
          ['text', 'grüße \ufeff'],
          ['number', 7],
          ['fraction', 0.5],
          ['flag', true],
          ['big', 2n ** 60n],
          ['fits', 12n],
          ['words', ['\ufeffa', '', 'c']],
        ],
        tensors: [tensor, { name: 'b', dims: [32, 2], type: 8, data: new Uint8Array(68) }],
      }),
    );
    expect(Object.fromEntries(gguf.metadata)).toEqual({
      text: 'grüße \ufeff',
      number: 7,
      fraction: 0.5,
      flag: true,
      big: 2n ** 60n,
      fits: 12,
      words: ['\ufeffa', '', 'c'],
    });
    const [a, b] = [gguf.tensors.get('a'), gguf.tensors.get('b')];
    expect(a).toMatchObject({ rows: 1, rowWidth: 32, nbytes: 128 });
    expect(b).toMatchObject({ rows: 2, rowWidth: 32, rowBytes: 34, nbytes: 68 });
    expect((b?.position ?? 0) - (a?.position ?? 0)).toBe(128);
  });

  it.each<[string, TestGguf, ModelBuildErrorCode, RegExp]>([
    ['version 1', { version: 1 }, 'unsupported', /version 1/],
    ['a big-endian file', { version: 0x03000000 }, 'unsupported', /big-endian/],
    ['a count of tensors beyond belief', { tensorCount: 2n ** 63n }, 'gguf-invalid', /number of tensors/],
    ['a count of entries beyond belief', { entryCount: 2n ** 40n }, 'gguf-invalid', /metadata entries/],
    ['more entries than there are', { entryCount: 3n }, 'gguf-invalid', /truncated/],
    ['more tensors than there are', { ...one, tensorCount: 9n }, 'gguf-invalid', /0 dimensions/],
    [
      'a key that stands twice',
      {
        metadata: [
          ['k', 1],
          ['k', 2],
        ],
      },
      'gguf-invalid',
      /"k" stands twice/,
    ],
    ['a tensor that stands twice', { tensors: [tensor, tensor] }, 'gguf-invalid', /stands twice/],
    ['no dimension', { tensors: [{ ...tensor, dims: [] }] }, 'gguf-invalid', /0 dimensions/],
    ['five dimensions', { tensors: [{ ...tensor, dims: [1, 1, 1, 1, 1] }] }, 'gguf-invalid', /5 dimensions/],
    ['a dimension of 0', { tensors: [{ ...tensor, dims: [32, 0] }] }, 'gguf-invalid', /cannot be stored/],
    [
      'a row that blocks do not divide',
      { tensors: [{ ...tensor, dims: [33], type: 8 }] },
      'gguf-invalid',
      /blocks of 32/,
    ],
    ['a dimension of 2^63', { tensors: [{ ...tensor, dims: [2n ** 63n] }] }, 'gguf-invalid', /believable/],
    [
      'dimensions whose product passes 2^64',
      { tensors: [{ ...tensor, dims: [2n ** 40n, 2n ** 40n] }] },
      'gguf-invalid',
      /past the end/,
    ],
    ['a tensor past the end', { tensors: [{ ...tensor, dims: [64] }] }, 'gguf-invalid', /past the end/],
    ['an offset past the end', { tensors: [{ ...tensor, offset: 2 ** 40 }] }, 'gguf-invalid', /past the end/],
    [
      'an offset of 2^64 - 1',
      { tensors: [{ ...tensor, offset: 2n ** 64n - 1n }] },
      'gguf-invalid',
      /believable/,
    ],
    [
      'an offset off the grid',
      { tensors: [{ ...tensor, dims: [8], offset: 4 }] },
      'gguf-invalid',
      /multiple of 32/,
    ],
    [
      'tensors that overlap',
      { tensors: [tensor, { ...tensor, name: 'b', offset: 64, dims: [16] }] },
      'gguf-invalid',
      /overlap/,
    ],
    ['an unknown tensor type', { tensors: [{ ...tensor, type: 99 }] }, 'unsupported', /type 99/],
    ['an alignment of 0', { metadata: [['general.alignment', 0]] }, 'gguf-invalid', /power of two/],
    ['an alignment of 48', { metadata: [['general.alignment', 48]] }, 'gguf-invalid', /power of two/],
    ['an alignment in words', { metadata: [['general.alignment', 'x']] }, 'gguf-invalid', /power of two/],
  ])('refuses %s', async (_, file, code, message) => {
    const error = await errorOf(writeGguf(file));
    expect(error).toMatchObject({ code, file: 'test.gguf' });
    expect(error.message).toMatch(message);
    expect(error.remedy).not.toBe('');
  });

  it.each<[string, number[], RegExp]>([
    ['an unknown value type', [99, 0, 0, 0], /unknown type 99/],
    ['an array of arrays', [9, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], /item type 9/],
    ['an array of 2^62 items', [9, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64], /believable/],
    ['an array longer than the file', [9, 0, 0, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0], /bytes are left/],
    ['a string of 2^56 bytes', [8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], /believable/],
    ['a string that is not UTF-8', [8, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xc3, 0x28], /UTF-8/],
    ['a boolean of 2', [7, 0, 0, 0, 2], /boolean/],
  ])('refuses a metadata value that is %s', async (_, value, message) => {
    const head = writeGguf({ metadata: [['k', 0]] }).subarray(0, -8);
    expect((await errorOf(Buffer.concat([head, Buffer.from(value)]))).message).toMatch(message);
  });

  it('refuses every truncation', async () => {
    const whole = smallModel();
    const header = whole.indexOf('output_norm.weight') + 64;
    const cuts = [...Array(header).keys(), ...Array.from({ length: 50 }, (_, i) => header + i * 1999)];
    for (const cut of cuts) expect((await errorOf(whole.subarray(0, cut))).code).toBe('gguf-invalid');
  });

  it('meets random changes and random bytes with an error or a result, never with anything else', async () => {
    const whole = smallModel();
    const headerEnd = whole.indexOf('output_norm.weight') + 64;
    let state = 12345;
    const draw = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % bound;
    };
    let refused = 0;
    for (let round = 0; round < 4000; round += 1) {
      const bytes = Buffer.from(whole);
      for (let i = 0; i <= round % 4; i += 1) {
        const at = draw(headerEnd);
        if (round % 3 === 0) bytes.writeUInt32LE([0, 1, 0x7fffffff, 0xffffffff][draw(4)] ?? 0, at);
        else bytes[at] = draw(256);
      }
      refused += await refusedBy(round % 10 === 0 ? bytes.fill(draw(256), 8, headerEnd) : bytes);
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(4000);
  });
});

/** Goes as far as a build does before it reads weights, and reads one row of each. */
async function refusedBy(bytes: Uint8Array): Promise<0 | 1> {
  try {
    const access = bytesRandomAccess('test.gguf', bytes);
    const gguf = await readHeader(access);
    const geometry = geometryFromGguf(gguf);
    // A lying header can make a large model; what it names must still be in the file, so it fails at once.
    const parameters = modelParameters(geometry);
    const source = ggufSource(access, gguf, geometry, parameters);
    for (const { parts, columns } of parameters) {
      for (const { weight } of parts) await source.readRows(weight, 0, 1, new Float32Array(columns));
    }
    expect(geometry.hiddenSize).toBe(SMALL_GEOMETRY.hiddenSize);
    return 0;
  } catch (cause) {
    if (!(cause instanceof ModelBuildError)) throw cause;
    return 1;
  }
}
