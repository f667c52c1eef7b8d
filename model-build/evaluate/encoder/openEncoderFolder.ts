/** An encoder for BERTScore in a folder, as export_encoder.py writes it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EncoderError, type EncoderFileName } from '../../../src/lib/shared/encoder/encoderFile.ts';
import { openEncoder, type Encoder } from '../../../src/lib/shared/encoder/openEncoder.ts';
import type { ModelBuildError } from '../../errors.ts';
import { dataInvalid } from '../evaluateError.ts';

/** @throws ModelBuildError `data-invalid` */
export async function openEncoderFolder(folder: string): Promise<Encoder> {
  const read = (name: EncoderFileName): Promise<Buffer> =>
    readFile(path.join(folder, name)).catch((cause: unknown) => {
      throw broken(folder, new EncoderError(name, 'It cannot be read.', cause));
    });
  const content = {
    model: await read('model.onnx'),
    tokenizer: (await read('tokenizer.json')).toString('utf8'),
    description: (await read('encoder.json')).toString('utf8'),
  };
  try {
    // Its own file is loaded when an encoder is wanted: it has a WebAssembly of 14 MB.
    return await openEncoder(await import('onnxruntime-web'), content);
  } catch (error) {
    throw error instanceof EncoderError ? broken(folder, error) : error;
  }
}

function broken(folder: string, { file, message, cause }: EncoderError): ModelBuildError {
  return dataInvalid(
    path.join(folder, file),
    message,
    'Make the encoder with model-build/evaluate/encoder/export_encoder.py, or leave --encoder out.',
    cause,
  );
}
