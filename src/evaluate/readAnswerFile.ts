/** A file of answers that somebody hands to the page. */
import { readTextRows, TextRowsError } from '../lib/shared/metrics/readTextRows.ts';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { evaluate as words } from '../ui/strings/evaluate.ts';

/** Some ten times the largest published test set of this kind; it is held in memory several times over. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface AnswerLine {
  /** In the file, from 1. */
  readonly line: number;
  readonly question: string;
  /** Empty where the file has none. */
  readonly reference: string;
  readonly answer: string;
}

export interface AnswerFile {
  readonly name: string;
  /** The same for the same content, by which ratings find back to it. */
  readonly key: string;
  readonly lines: readonly AnswerLine[];
  readonly duplicates: number;
}

/** What is wrong with the file, and what to do. */
export class AnswerFileError extends Error {
  readonly detail: string | undefined;

  constructor(message: string, detail?: string) {
    super(message);
    this.name = 'AnswerFileError';
    this.detail = detail;
  }
}

/** @throws AnswerFileError */
export async function readAnswerFile(file: File): Promise<AnswerFile> {
  if (file.size > MOST_BYTES) {
    throw new AnswerFileError(words.problem.tooLarge(formatBytes(file.size), formatBytes(MOST_BYTES)));
  }
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  try {
    const { rows, duplicates } = readTextRows(text, {
      question: 'optional',
      reference: 'optional',
      answer: 'text',
    });
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
    const key = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { name: file.name, key, lines: rows.map(({ line, fields }) => ({ line, ...fields })), duplicates };
  } catch (error) {
    if (error instanceof TextRowsError) throw new AnswerFileError(words.problem.lines, error.message);
    throw error;
  }
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AnswerFileError(words.problem.encoding);
  }
}
