import { describe, expect, it } from 'vitest';
import { readProtobuf } from './readProtobuf.ts';

const read = (...bytes: number[]) => [...readProtobuf(Uint8Array.from(bytes))];

describe('readProtobuf', () => {
  it('reads each wire type', () => {
    expect(read()).toEqual([]);
    expect(read(0x08, 0x96, 0x01)).toEqual([{ number: 1, kind: 'varint', value: 150n }]);
    expect(read(0x12, 0x02, 0x68, 0x69)).toEqual([
      { number: 2, kind: 'bytes', value: Uint8Array.of(0x68, 0x69) },
    ]);
    expect(read(0x1d, 1, 2, 3, 4)).toEqual([
      { number: 3, kind: 'fixed32', value: Uint8Array.of(1, 2, 3, 4) },
    ]);
    expect(read(0x21, 1, 2, 3, 4, 5, 6, 7, 8)).toHaveLength(1);
  });

  it('reads the largest varint', () => {
    const minusOne = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    expect(read(0x08, ...minusOne)).toEqual([{ number: 1, kind: 'varint', value: 2n ** 64n - 1n }]);
  });

  it.each([
    ['a key without a value', [0x08]],
    ['a number that never ends', [0x08, ...Array<number>(10).fill(0x80), 0]],
    ['a number of 65 bits', [0x08, ...Array<number>(9).fill(0xff), 0x02]],
    ['bytes longer than the message', [0x12, 0x05, 0x68]],
    ['a length of 2^63', [0x12, ...Array<number>(9).fill(0x80), 0x01, 0x68]],
    ['a cut fixed32', [0x1d, 1, 2, 3]],
    ['a cut fixed64', [0x21, 1, 2, 3]],
    ['field number 0', [0x00, 0x01]],
    ['a group', [0x0b, 0x0c]],
    ['wire type 7', [0x0f, 0x00]],
  ])('refuses %s', (_, bytes) => {
    expect(() => read(...bytes)).toThrow(expect.objectContaining({ code: 'tokenizer-invalid' }) as Error);
  });
});
