/** The questions of an evaluation: a file of {"question", "answer"} lines. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { formatBytes } from '../../src/lib/shared/formatBytes.ts';
import { readTextRows, TextRowsError } from '../../src/lib/shared/metrics/readTextRows.ts';
import { ModelBuildError } from '../errors.ts';
import { dataInvalid } from './evaluateError.ts';

/** Held in memory at once, as text and as rows. The largest public sets of this kind have some 300 MB. */
const MAX_BYTES = 512 * 1024 * 1024;

export interface Question {
  readonly question: string;
  /** The data set's own answer. */
  readonly reference: string;
}

export interface Questions {
  readonly questions: readonly Question[];
  readonly data: {
    /** Without the folders before it. */
    readonly file: string;
    readonly sha256: string;
    /** Pairs in the file, each counted once. */
    readonly pairs: number;
    /** Lines that repeated a pair; they are asked once. */
    readonly duplicates: number;
    /** Asked: the first ones of the file. */
    readonly limit: number;
  };
}

/**
 * @param limit how many of the file's pairs are asked, from its beginning; null for all
 * @throws ModelBuildError `not-found`, `data-invalid`
 */
export async function readQuestions(file: string, limit: number | null): Promise<Questions> {
  const bytes = await readSome(file);
  const rows = rowsOf(file, decode(file, bytes));
  const asked = rows.rows.slice(0, limit ?? rows.rows.length);
  return {
    questions: asked.map(({ fields }) => ({ question: fields.question, reference: fields.answer })),
    data: {
      file: path.basename(file),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      pairs: rows.rows.length,
      duplicates: rows.duplicates,
      limit: asked.length,
    },
  };
}

async function readSome(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size <= MAX_BYTES) return await readFile(file);
    const most = formatBytes(MAX_BYTES);
    throw dataInvalid(
      file,
      `It has ${formatBytes(size)}, and ${most} is the most that is read.`,
      'Cut it into smaller files.',
    );
  } catch (cause) {
    if (cause instanceof ModelBuildError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new ModelBuildError({
      code: code === 'ENOENT' ? 'not-found' : 'io',
      file,
      message: code === 'ENOENT' ? 'There is no such file.' : `It cannot be read: ${message}.`,
      remedy: 'Name a file of one {"question": …, "answer": …} a line with --data.',
      cause,
    });
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw dataInvalid(
      file,
      'It is not UTF-8.',
      'Save it as UTF-8 (iconv -f LATIN1 -t UTF-8, for instance).',
      cause,
    );
  }
}

function rowsOf(file: string, text: string) {
  try {
    return readTextRows(text, { question: 'filled', answer: 'filled' });
  } catch (cause) {
    if (!(cause instanceof TextRowsError)) throw cause;
    throw dataInvalid(
      file,
      cause.message,
      'Each line has to be a JSON object with the texts "question" and "answer". Nothing was asked.',
      cause,
    );
  }
}
