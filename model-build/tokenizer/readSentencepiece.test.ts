import { describe, expect, it } from 'vitest';
import { readSentencepiece } from './readSentencepiece.ts';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
/** Field `number` as nested bytes; short enough for a length of one byte. */
const nested = (number: number, bytes: number[]): number[] => [(number << 3) | 2, bytes.length, ...bytes];
/** Numbers up to 15 only: their key takes one byte. The larger ones below are written out. */
const varint = (number: number, value: number): number[] => [number << 3, value];
const piece = (text: string, type = 1): number[] =>
  nested(1, [...nested(1, utf8(text)), 0x15, 0, 0, 0x80, 0xbf, ...varint(3, type)]);

const PIECES = [
  ...piece('<unk>', 2),
  ...piece('<s>', 3),
  ...piece('</s>', 3),
  ...piece('a'),
  ...piece('\ufeff'),
];
/** model_type BPE; byte_fallback (35) true; pad_id (43) -1. */
const MINUS_ONE = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
const TRAINER = nested(2, [...varint(3, 2), 0x98, 0x02, 1, 0xd8, 0x02, ...MINUS_ONE]);
/** remove_extra_whitespaces false. */
const NORMALIZER = nested(3, varint(4, 0));

const read = (...bytes: number[]) => readSentencepiece(Uint8Array.from(bytes));

describe('readSentencepiece', () => {
  it('reads pieces, roles and settings', () => {
    const model = read(...PIECES, ...TRAINER, ...NORMALIZER);
    expect(model.pieces.map(({ text }) => text)).toEqual(['<unk>', '<s>', '</s>', 'a', '\ufeff']);
    expect(model.pieces[1]).toEqual({ text: '<s>', score: -1, type: 3 });
    expect(model).toMatchObject({ byteFallback: true, addDummyPrefix: true });
    expect(model.roles).toEqual({ unknown: 0, bos: 1, eos: 2, padding: null });
  });

  it.each([
    ['nothing', [], 'tokenizer-invalid'],
    ['text', utf8('this is no protobuf'), 'tokenizer-invalid'],
    ['no pieces', [...TRAINER, ...NORMALIZER], 'tokenizer-invalid'],
    ['a piece without text', [...nested(1, varint(3, 1)), ...TRAINER, ...NORMALIZER], 'tokenizer-invalid'],
    ['a piece that is not UTF-8', [...nested(1, nested(1, [0xff])), ...TRAINER], 'tokenizer-invalid'],
    [
      'a score that is not a number',
      nested(1, [...nested(1, [97]), 0x15, 0, 0, 0xc0, 0x7f]),
      'tokenizer-invalid',
    ],
    ['a role for a piece that is not there', [...piece('a'), ...TRAINER, ...NORMALIZER], 'tokenizer-invalid'],
    ['a unigram model', [...PIECES, ...nested(2, varint(3, 1)), ...NORMALIZER], 'unsupported'],
    ['a model that removes spaces', [...PIECES, ...TRAINER], 'unsupported'],
    [
      'a model that rewrites characters',
      [...PIECES, ...TRAINER, ...nested(3, [...varint(4, 0), ...nested(2, [1, 2])])],
      'unsupported',
    ],
  ])('refuses %s', (_, bytes, code) => {
    expect(() => read(...bytes)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('refuses a file cut at any byte, or reads a shorter list from it', () => {
    const whole = Uint8Array.from([...PIECES, ...TRAINER, ...NORMALIZER]);
    for (let length = 0; length < whole.length; length++) {
      // Cut before the normalizer, its defaults apply, and those are unsupported.
      expect(() => readSentencepiece(whole.subarray(0, length))).toThrow(
        expect.objectContaining({ name: 'ModelBuildError' }) as Error,
      );
    }
  });

  it('refuses a file larger than any real one', () => {
    expect(() => readSentencepiece(new Uint8Array(64 * 1024 * 1024 + 1))).toThrow(/at most/);
  });
});
