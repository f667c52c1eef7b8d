import { invalidTokenizer, unsupportedTokenizer } from './invalidTokenizer.ts';
import { MAX_PIECES, MAX_PIECE_LENGTH, PIECE_TYPE, type Piece, type RoleIds } from './pieces.ts';
import { readProtobuf, type ProtobufField } from './readProtobuf.ts';

/** What a sentencepiece BPE model says, as far as encoding depends on it. */
export interface SentencepieceModel {
  readonly pieces: readonly Piece[];
  readonly roles: RoleIds;
  /** A character outside the vocabulary becomes its UTF-8 bytes instead of the unknown piece. */
  readonly byteFallback: boolean;
  /** A space is put before every text that is not empty. */
  readonly addDummyPrefix: boolean;
}

/** Real ones hold 0.5 to 5 MB. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** `TrainerSpec.ModelType`. */
const MODEL_TYPE_BPE = 2;

// fatal: a piece that is not UTF-8 is damage. ignoreBOM: U+FEFF is a piece of its own and must not be stripped.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses a sentencepiece model (`tokenizer.model`). Field numbers: sentencepiece_model.proto of the sentencepiece
 * project (ModelProto: pieces 1, trainer_spec 2, normalizer_spec 3).
 *
 * @throws ModelBuildError `tokenizer-invalid` for damage, `unsupported` for another kind than BPE, and for settings
 *   that change text in ways that tokenizer.json would not repeat exactly.
 */
export function readSentencepiece(bytes: Uint8Array): SentencepieceModel {
  if (bytes.length > MAX_FILE_BYTES) {
    throw invalidTokenizer(
      `The sentencepiece model has ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read.`,
    );
  }
  const pieces: Piece[] = [];
  let trainer: Uint8Array = new Uint8Array();
  let normalizer: Uint8Array = new Uint8Array();
  for (const field of readProtobuf(bytes)) {
    if (field.kind !== 'bytes') continue;
    if (field.number === 1) {
      if (pieces.length >= MAX_PIECES) throw invalidTokenizer(`It lists more than ${MAX_PIECES} pieces.`);
      pieces.push(readPiece(field.value, pieces.length));
    } else if (field.number === 2) trainer = field.value;
    else if (field.number === 3) normalizer = field.value;
  }
  if (pieces.length === 0) throw invalidTokenizer('The sentencepiece model lists no pieces.');
  return { pieces, ...readTrainer(trainer, pieces.length), addDummyPrefix: readNormalizer(normalizer) };
}

function readPiece(bytes: Uint8Array, id: number): Piece {
  let text: string | undefined;
  let score = 0;
  let type: number = PIECE_TYPE.normal;
  for (const field of readProtobuf(bytes)) {
    if (field.number === 1 && field.kind === 'bytes') text = decode(field.value, `piece ${id}`);
    else if (field.number === 2 && field.kind === 'fixed32') {
      score = new DataView(field.value.buffer, field.value.byteOffset, 4).getFloat32(0, true);
    } else if (field.number === 3 && field.kind === 'varint') type = Number(field.value);
  }
  if (text === undefined || text === '') throw invalidTokenizer(`Piece ${id} has no text.`);
  if (!Number.isFinite(score)) throw invalidTokenizer(`The score of piece ${id} is not a number.`);
  return { text, score, type };
}

/** Defaults are those of the .proto file. */
function readTrainer(
  bytes: Uint8Array,
  pieceCount: number,
): Pick<SentencepieceModel, 'roles' | 'byteFallback'> {
  const spec = fieldsByNumber(bytes);
  const integer = (number: number, absent: number): number => {
    const field = spec.get(number);
    // int32 values are stored sign-extended to 64 bits: -1 stands for "no such piece".
    return field?.kind === 'varint' ? Number(BigInt.asIntN(64, field.value)) : absent;
  };
  const id = (number: number, absent: number): number | null => {
    const value = integer(number, absent);
    if (value >= pieceCount)
      throw invalidTokenizer(`A role is given to piece ${value} of only ${pieceCount}.`);
    return value < 0 ? null : value;
  };
  const modelType = integer(3, 1);
  if (modelType !== MODEL_TYPE_BPE) {
    throw unsupportedTokenizer(
      `The sentencepiece model is of type ${modelType}; only BPE (${MODEL_TYPE_BPE}) is read.`,
    );
  }
  if (integer(24, 0) !== 0)
    throw unsupportedTokenizer('It writes spaces after words (whitespace as suffix).');
  return {
    byteFallback: integer(35, 0) !== 0,
    roles: { unknown: id(40, 0), bos: id(41, 1), eos: id(42, 2), padding: id(43, -1) },
  };
}

/** Returns whether a space is put before every text. */
function readNormalizer(bytes: Uint8Array): boolean {
  const spec = fieldsByNumber(bytes);
  const flag = (number: number): boolean => {
    const field = spec.get(number);
    return field?.kind === 'varint' ? field.value !== 0n : true;
  };
  const charsMap = spec.get(2);
  if (charsMap?.kind === 'bytes' && charsMap.value.length > 0) {
    throw unsupportedTokenizer(
      'It rewrites characters before encoding (a character map other than identity).',
    );
  }
  if (flag(4)) throw unsupportedTokenizer('It removes repeated spaces before encoding.');
  if (!flag(5)) throw unsupportedTokenizer('It leaves spaces unescaped.');
  return flag(3);
}

/** The last one of each number counts, as protobuf wants it for fields that are not repeated. */
function fieldsByNumber(bytes: Uint8Array): ReadonlyMap<number, ProtobufField> {
  return new Map([...readProtobuf(bytes)].map((field) => [field.number, field]));
}

function decode(bytes: Uint8Array, what: string): string {
  if (bytes.length > MAX_PIECE_LENGTH) {
    throw invalidTokenizer(
      `The text of ${what} has ${bytes.length} bytes; at most ${MAX_PIECE_LENGTH} are read.`,
    );
  }
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw invalidTokenizer(`The text of ${what} is not UTF-8.`, cause);
  }
}
