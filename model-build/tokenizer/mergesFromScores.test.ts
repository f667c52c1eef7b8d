import { expect, it } from 'vitest';
import { mergesFromScores } from './mergesFromScores.ts';
import { PIECE_TYPE, type Piece } from './pieces.ts';

const pieces = (...rows: readonly [text: string, score: number, type?: number][]): Piece[] =>
  rows.map(([text, score, type = PIECE_TYPE.normal]) => ({ text, score, type }));

it('lists every cut of a piece, the highest score first', () => {
  expect(
    mergesFromScores(pieces(['abc', -3], ['ab', -1], ['bc', -2], ['a', -9], ['b', -9], ['c', -9])),
  ).toEqual(['a b', 'b c', 'ab c', 'a bc']);
});

it('leads to nothing but ordinary pieces and starts from nothing else', () => {
  const rows = pieces(
    ['<', -9],
    ['s>', -1],
    ['<s>', 0, PIECE_TYPE.control],
    ['[A]', 0, PIECE_TYPE.userDefined],
    ['[', -9],
    ['A]', -9],
    ['<0x0A>', 0, PIECE_TYPE.byte],
    ['<0x0A>x', 0],
    ['x', -9],
  );
  expect(mergesFromScores(rows)).toEqual([]);
});

it('refuses pieces that would take hours to cut', () => {
  // Every cut of every piece is one: 8.4 million merges, 23 GB of text.
  const rows = Array.from({ length: 4096 }, (_, i): [string, number] => ['a'.repeat(i + 1), -i]);
  expect(() => mergesFromScores(pieces(...rows))).toThrow(
    expect.objectContaining({ code: 'tokenizer-invalid' }) as Error,
  );
});

it('cuts between characters, not inside one', () => {
  expect(mergesFromScores(pieces(['😀😀', -1], ['😀', -2], ['\ud83d', -3]))).toEqual(['😀 😀']);
});
