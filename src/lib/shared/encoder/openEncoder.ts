/**
 * An encoder for BERTScore: encoder.json, model.onnx and tokenizer.json. The model's output is one layer's hidden states.
 * The command and the page both open it here.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import { createSHA256 } from 'hash-wasm';
import type * as OnnxModule from 'onnxruntime-web';
import { firstIssue } from '../firstIssue.ts';
import type { Embedded } from '../metrics/bertScore.ts';
import { trimWhitespace } from '../metrics/trimWhitespace.ts';
import { EncoderError, encoderFile, type EncoderFacts, type EncoderFileName } from './encoderFile.ts';
import { rememberEmbedded } from './rememberEmbedded.ts';

/** What is used of onnxruntime-web, of which Node and browsers load different files. */
export type Onnx = Pick<typeof OnnxModule, 'InferenceSession' | 'Tensor'>;

export interface EncoderContent {
  /** encoder.json */
  readonly description: string;
  /** tokenizer.json */
  readonly tokenizer: string;
  /** model.onnx */
  readonly model: Uint8Array;
}

export interface Encoder {
  readonly facts: Omit<EncoderFacts, 'idf'>;
  /**
   * Texts that were embedded lately are remembered.
   *
   * @throws EncoderError where the model cannot be run on the text
   */
  readonly embed: (text: string) => Promise<Embedded>;
}

/** @throws EncoderError naming the file that cannot be used */
export async function openEncoder(
  onnx: Onnx,
  { description, tokenizer: tokenizerText, model }: EncoderContent,
): Promise<Encoder> {
  const file = encoderFile.safeParse(parse('encoder.json', description));
  if (!file.success) throw new EncoderError('encoder.json', firstIssue(file.error));
  const { name, layer, first, last, maxTokens, spaceFirst, inputs, baseline } = file.data;
  const tokenizer = openTokenizer(tokenizerText);
  const session = await onnx.InferenceSession.create(model, { executionProviders: ['wasm'] }).catch(
    (cause: unknown) => {
      throw new EncoderError('model.onnx', `It cannot be opened: ${reason(cause)}`, cause);
    },
  );
  const [output] = session.outputNames;
  if (output === undefined) throw new EncoderError('model.onnx', 'It has no output.');

  const embed = async (text: string): Promise<Embedded> => {
    const ids = [first, ...tokenizer(spaceFirst, trimWhitespace(text)).slice(0, maxTokens - 2), last];
    const shape = [1, ids.length];
    const row = (value: (id: number) => bigint) =>
      new onnx.Tensor('int64', BigInt64Array.from(ids, value), shape);
    const all = { input_ids: row(BigInt), attention_mask: row(() => 1n), token_type_ids: row(() => 0n) };
    const given = Object.fromEntries(inputs.map((input) => [input, all[input]]));
    const outputs = await session.run(given).catch((cause: unknown) => {
      throw new EncoderError('model.onnx', `It cannot be run: ${reason(cause)}`, cause);
    });
    const vectors = outputs[output]?.data;
    if (!(vectors instanceof Float32Array) || vectors.length === 0 || vectors.length % ids.length !== 0)
      throw new EncoderError('model.onnx', 'Its output is not one row of f32 for each token.');
    if (!vectors.every(Number.isFinite))
      throw new EncoderError('model.onnx', 'Its output holds numbers that are none.');
    return { ids, vectors, width: vectors.length / ids.length };
  };

  const hash = await createSHA256();
  const sha256 = hash.update(model).update(tokenizerText).digest();
  return { facts: { name, layer, sha256, baseline }, embed: rememberEmbedded(embed) };
}

/**
 * What BERT's tokenizer sets apart as words of their own beyond U+FFFF, in the bounds of the reference (Hugging Face's tokenizers).
 * The library that is used here looks at halves of such characters, and so misses them.
 */
const RARE_IDEOGRAPHS = /[\u{20000}-\u{2a6df}\u{2a700}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

function setsIdeographsApart(json: { readonly normalizer?: unknown }): boolean {
  const { normalizer } = json;
  if (typeof normalizer !== 'object' || normalizer === null) return false;
  const { type, handle_chinese_chars: apart } = normalizer as Record<string, unknown>;
  return type === 'BertNormalizer' && apart === true;
}

type Encode = (spaceFirst: boolean, text: string) => readonly number[];

function openTokenizer(text: string): Encode {
  const json = parse('tokenizer.json', text);
  if (typeof json !== 'object' || json === null)
    throw new EncoderError('tokenizer.json', 'It is not a JSON object.');
  try {
    // The special tokens at both ends are put there by the caller, who cuts what is too long before.
    const tokenizer = new Tokenizer({ ...json, post_processor: null, truncation: null, padding: null }, {});
    const apart = setsIdeographsApart(json);
    return (spaceFirst, words) => {
      if (words === '') return [];
      const spaced = apart ? words.replace(RARE_IDEOGRAPHS, ' $& ') : words;
      return tokenizer.encode(spaceFirst ? ` ${spaced}` : spaced).ids;
    };
  } catch (cause) {
    throw new EncoderError('tokenizer.json', `It cannot be used: ${reason(cause)}`, cause);
  }
}

function parse(file: EncoderFileName, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EncoderError(file, 'It is not JSON.', cause);
  }
}

/** The first line of what a library threw, which may be long. */
function reason(cause: unknown): string {
  const [line = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
  return line.slice(0, 300);
}
