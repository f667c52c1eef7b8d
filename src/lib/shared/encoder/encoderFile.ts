/** encoder.json, as model-build/evaluate/encoder/export_encoder.py writes it. */
import { z } from '../schema.ts';

const natural = z.int().check(z.nonnegative());
const belowOne = z.number().check(z.lt(1));

const baseline = z.strictObject({
  precision: belowOne,
  recall: belowOne,
  f1: belowOne,
  /** Over which texts. */
  about: z.string().check(z.minLength(1)),
});

export const encoderFile = z.strictObject({
  name: z.string().check(z.minLength(1)),
  layer: natural,
  /** Special tokens at the beginning and the end of every text. */
  first: natural,
  last: natural,
  /** Both special tokens included; longer texts are cut. */
  maxTokens: z.int().check(z.gte(3)),
  /** What roberta's tokenizer wants before the first word, as bert-score gives it. */
  spaceFirst: z.boolean(),
  /** Of the model's inputs, the ones that it has. */
  inputs: z.array(z.enum(['input_ids', 'attention_mask', 'token_type_ids'])),
  baseline: z.nullable(baseline),
});

/** The files of an encoder's folder. */
export const ENCODER_FILES = ['encoder.json', 'tokenizer.json', 'model.onnx'] as const;
export type EncoderFileName = (typeof ENCODER_FILES)[number];

/** What a report and the page say of the encoder that they measured with. */
export interface EncoderFacts {
  readonly name: string;
  /** Of how many; the model's own count. */
  readonly layer: number;
  /** Of the ONNX file and the tokenizer. */
  readonly sha256: string;
  readonly idf: boolean;
  /** Null where none is known: there is no rescaled score then. */
  readonly baseline: z.infer<typeof baseline> | null;
}

/** A file of an encoder that cannot be used; the message is a sentence. */
export class EncoderError extends Error {
  readonly file: EncoderFileName;

  constructor(file: EncoderFileName, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EncoderError';
    this.file = file;
  }
}
