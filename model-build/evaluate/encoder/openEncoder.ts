/**
 * An encoder for BERTScore: a folder of encoder.json, model.onnx and tokenizer.json, as export_encoder.py writes it. The
 * model's output is one layer's hidden states.
 */
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Embedded } from '../../../src/lib/shared/metrics/bertScore.ts';
import { firstIssue } from '../../firstIssue.ts';
import { loadWebTokenizer } from '../../tokenizer/webTokenizers.ts';
import { dataInvalid } from '../evaluateError.ts';
import type { EncoderFacts } from '../report/report.ts';

const baseline = z.strictObject({
  precision: z.number().lt(1),
  recall: z.number().lt(1),
  f1: z.number().lt(1),
  /** Over which texts. */
  about: z.string().min(1),
});

const encoderFile = z.strictObject({
  name: z.string().min(1),
  layer: z.number().int().nonnegative(),
  /** Special tokens at the beginning and the end of every text. */
  first: z.number().int().nonnegative(),
  last: z.number().int().nonnegative(),
  /** Both special tokens included; longer texts are cut. */
  maxTokens: z.number().int().min(3),
  /** What roberta's tokenizer wants before the first word, as bert-score gives it. */
  spaceFirst: z.boolean(),
  /** Of the model's inputs, the ones beside input_ids that it has. */
  inputs: z.array(z.enum(['input_ids', 'attention_mask', 'token_type_ids'])),
  baseline: baseline.nullable(),
});

export interface Encoder {
  readonly facts: Omit<EncoderFacts, 'idf'>;
  /** Texts that were embedded once are remembered. */
  embed(text: string): Promise<Embedded>;
}

/** @throws ModelBuildError `data-invalid` */
export async function openEncoder(folder: string): Promise<Encoder> {
  const model = await fileOf(folder, 'model.onnx');
  const tokenizerBytes = await fileOf(folder, 'tokenizer.json');
  const file = encoderFile.safeParse(JSON.parse((await fileOf(folder, 'encoder.json')).toString('utf8')));
  if (!file.success) throw broken(path.join(folder, 'encoder.json'), firstIssue(file.error));
  const { name, layer, first, last, maxTokens, spaceFirst, inputs, baseline: known } = file.data;
  // Its own file is loaded when an encoder is wanted: it has a WebAssembly of 10 MB.
  const { InferenceSession, Tensor } = await import('onnxruntime-web');
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  const [output] = session.outputNames;
  if (output === undefined) throw broken(path.join(folder, 'model.onnx'), 'It has no output.');
  const tokenizer = await loadWebTokenizer({
    ...(JSON.parse(tokenizerBytes.toString('utf8')) as object),
    ...{ post_processor: null, truncation: null, padding: null },
  });
  const embedded = new Map<string, Promise<Embedded>>();
  const embed = async (text: string): Promise<Embedded> => {
    const words =
      text.trim() === '' ? [] : [...tokenizer.encode(spaceFirst ? ` ${text.trim()}` : text.trim())];
    const ids = [first, ...words.slice(0, maxTokens - 2), last];
    const shape = [1, ids.length];
    const row = (value: (id: number) => bigint) => new Tensor('int64', BigInt64Array.from(ids, value), shape);
    const all = {
      input_ids: row(BigInt),
      attention_mask: row(() => 1n),
      token_type_ids: row(() => 0n),
    };
    const outputs = await session.run(Object.fromEntries(inputs.map((input) => [input, all[input]])));
    const vectors = outputs[output]?.data;
    if (!(vectors instanceof Float32Array) || vectors.length % ids.length !== 0) {
      throw broken(path.join(folder, 'model.onnx'), 'Its output is not one row of f32 for each token.');
    }
    return { ids, vectors, width: vectors.length / ids.length };
  };
  const sha256 = createHash('sha256').update(model).update(tokenizerBytes).digest('hex');
  return {
    facts: { name, layer, sha256, baseline: known },
    embed: (text) => {
      const there = embedded.get(text) ?? embed(text);
      embedded.set(text, there);
      return there;
    },
  };
}

async function fileOf(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path.join(folder, name));
  } catch (cause) {
    throw broken(path.join(folder, name), 'It cannot be read.', cause);
  }
}

function broken(file: string, message: string, cause?: unknown) {
  return dataInvalid(
    file,
    message,
    'Make the encoder with model-build/evaluate/encoder/export_encoder.py, or leave --encoder out.',
    cause,
  );
}
