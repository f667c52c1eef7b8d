import { readFile, stat } from 'node:fs/promises';
import { inFile, ModelBuildError } from '../errors.ts';
import { fileError } from '../shards/fileError.ts';
import { MAX_FILE_BYTES } from './readSentencepiece.ts';
import { tokenizerFromSentencepiece } from './tokenizerFromSentencepiece.ts';
import type { HuggingFaceTokenizer } from './types.ts';

/** What the test models are made with. */
const WANTED = 'Give mistral_instruct_tokenizer_240323.model.v3 of the Python package mistral-common.';

/**
 * Reads a sentencepiece model of a certain size from a file of this machine.
 *
 * @param pieces how many it must have
 * @throws ModelBuildError `not-found`, `tokenizer-invalid`, `unsupported`, `io`, each naming the file
 */
export async function readSentencepieceFile(
  file: string,
  pieces: number,
): Promise<{ readonly bytes: Uint8Array; readonly tokenizer: HuggingFaceTokenizer }> {
  const refuse = (code: 'not-found' | 'tokenizer-invalid', message: string, cause?: unknown) =>
    new ModelBuildError({ code, file, message, remedy: WANTED, cause });
  const status = await stat(file).catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).code === 'ENOENT'
      ? refuse('not-found', 'There is no such file.', cause)
      : fileError(cause, file);
  });
  if (!status.isFile()) {
    const kind = status.isDirectory() ? 'a folder' : 'no regular file';
    throw refuse('tokenizer-invalid', `It is ${kind}; a sentencepiece model is one file.`);
  }
  if (status.size > MAX_FILE_BYTES)
    throw refuse('tokenizer-invalid', `It has ${status.size} bytes; at most ${MAX_FILE_BYTES} are read.`);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw fileError(cause, file);
  });
  const tokenizer = inFile(file, () => tokenizerFromSentencepiece(bytes));
  const found = Object.keys(tokenizer.tokenizer.model.vocab).length;
  if (found !== pieces)
    throw refuse('tokenizer-invalid', `It has ${found} pieces; the model has ${pieces} rows for them.`);
  return { bytes, tokenizer };
}
