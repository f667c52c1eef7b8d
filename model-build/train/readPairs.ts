import { open } from 'node:fs/promises';
import { ModelBuildError } from '../errors.ts';

export interface Pair {
  readonly question: string;
  readonly answer: string;
}

/** The longest honest answers of doctors have some ten thousand characters. */
const MAX_LINE_BYTES = 1_048_576;

const NEWLINE = 0x0a;

/**
 * Reads questions and answers: JSON lines of `{"question": "...", "answer": "..."}` in UTF-8. Further fields are left aside,
 * empty lines too.
 *
 * @throws ModelBuildError `source-invalid` that names the first line that is none, is too long or has an empty field, or where
 *   there are no lines
 */
export async function readPairs(file: string): Promise<Pair[]> {
  const handle = await open(file).catch((cause: unknown) => {
    throw invalid(file, 'It cannot be opened.', cause);
  });
  const bytes = await handle.readFile().finally(() => handle.close());
  const pairs: Pair[] = [];
  let number = 0;
  for (let at = 0; at < bytes.length; number += 1) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(at, end);
    at = end + 1;
    const where = `${file}:${number + 1}`;
    if (line.length > MAX_LINE_BYTES) throw invalid(where, 'The line is longer than 1 MiB.');
    if (line.length > 0) pairs.push(readPair(line, where));
  }
  if (pairs.length === 0) throw invalid(file, 'It holds no pairs.');
  return pairs;
}

function readPair(line: Uint8Array, where: string): Pair {
  let row: unknown;
  try {
    row = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch (cause) {
    throw invalid(where, 'The line is not JSON in UTF-8.', cause);
  }
  const text = (field: 'question' | 'answer'): string => {
    const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw invalid(where, `The line has no text as ${JSON.stringify(field)}.`);
  };
  return { question: text('question'), answer: text('answer') };
}

function invalid(file: string, message: string, cause?: unknown): ModelBuildError {
  return new ModelBuildError({
    code: 'source-invalid',
    file,
    message,
    remedy: 'Give JSON lines of {"question": "...", "answer": "..."}, each with text.',
    cause,
  });
}
