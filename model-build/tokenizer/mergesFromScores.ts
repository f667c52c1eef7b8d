import { invalidTokenizer } from './invalidTokenizer.ts';
import { PIECE_TYPE, type Piece } from './pieces.ts';

/**
 * Of the squares of the lengths of all pieces: to cut a piece at each of its characters takes that many steps, and what
 * comes out may take as many bytes. Mistral's vocabulary has 1.2 million.
 */
const MAX_SQUARES = 1 << 27;

/**
 * Reconstructs the list of merges that a scored vocabulary implies. Sentencepiece joins, again and again, the two
 * neighbours whose joined text is the piece with the highest score; tokenizer.json lists pairs in order of priority. So
 * every way to cut a piece into two pieces is a merge with the rank of the whole.
 *
 * Only normal pieces take part: no merge leads to a control, byte or unknown piece or starts from one, so that no
 * typed text becomes one.
 *
 * @throws ModelBuildError `tokenizer-invalid` where the pieces are longer, all together, than in any vocabulary
 * @returns `left right`, the earliest first. Pieces with the same score are taken in the order of their ids, and the
 *   cuts of one piece by the ids of their halves. Sentencepiece takes the leftmost in the text instead, which could
 *   matter only where equal pieces overlap, in a run of the same characters; Mistral's vocabulary shows no difference.
 */
export function mergesFromScores(pieces: readonly Piece[]): string[] {
  const squares = pieces.reduce((sum, { text }) => sum + text.length ** 2, 0);
  if (squares > MAX_SQUARES) {
    throw invalidTokenizer(
      `Its ${pieces.length} pieces are too long: the squares of their lengths add up to ${squares}; at most ${MAX_SQUARES} are read.`,
    );
  }
  const ids = new Map<string, number>();
  pieces.forEach((piece, id) => {
    if (piece.type === PIECE_TYPE.normal) ids.set(piece.text, id);
  });
  const byPriority = [...ids].sort(
    ([, a], [, b]) => (pieces[b]?.score ?? 0) - (pieces[a]?.score ?? 0) || a - b,
  );
  return byPriority.flatMap(([text]) => cuts(text, ids));
}

function cuts(text: string, ids: ReadonlyMap<string, number>): string[] {
  const found: { readonly merge: string; readonly left: number; readonly right: number }[] = [];
  let at = 0;
  // By code points: a cut inside a surrogate pair would not be a character boundary.
  for (const character of text) {
    at += character.length;
    const left = ids.get(text.slice(0, at));
    const right = ids.get(text.slice(at));
    if (left === undefined || right === undefined) continue;
    found.push({ merge: `${text.slice(0, at)} ${text.slice(at)}`, left, right });
  }
  return found.sort((a, b) => a.left - b.left || a.right - b.right).map(({ merge }) => merge);
}
