/** Ratings as files to keep. */
import { strings } from '../ui/strings/index.ts';
import type { AnswerFile } from './readAnswerFile.ts';
import type { Ratings } from './ratings.ts';

const COLUMNS = ['line', 'verdict', 'notes', 'question', 'reference', 'answer', 'disclaimer'] as const;

/** A row for each rated answer. */
function rowsOf(
  { lines }: AnswerFile,
  ratings: Ratings,
): Record<(typeof COLUMNS)[number], string | number>[] {
  return lines.flatMap((line, index) => {
    const rating = ratings[index];
    if (rating === undefined) return [];
    const { verdict, notes } = rating;
    return [{ ...line, verdict: verdict ?? '', notes, disclaimer: strings.safety.research }];
  });
}

export function ratingsJsonl(file: AnswerFile, ratings: Ratings): string {
  return rowsOf(file, ratings)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

/** RFC 4180, with a byte order mark: without it spreadsheets read UTF-8 as another encoding. */
export function ratingsCsv(file: AnswerFile, ratings: Ratings): string {
  const lines = [[...COLUMNS], ...rowsOf(file, ratings).map((row) => COLUMNS.map((name) => row[name]))];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * A spreadsheet runs what begins with such a sign as a formula; some do so behind spaces or a quote, and take the wide
 * signs of Chinese and Japanese for the same.
 */
const FORMULA = /(^|[;\t\r\n])((?:[^\S\t\r\n]|["'])*[=+\-@＝＋－＠])/g;

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it. Where the decimal sign is a comma, cells are
 * divided at semicolons and quotes mean nothing inside a line, so that a formula can also begin after one or in a new line.
 * The JSONL has the text as it is.
 */
function csvCell(value: string | number): string {
  const text = String(value)
    .replace(FORMULA, "$1'$2")
    .replace(/^(?=[\t\r\n])/, "'");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
