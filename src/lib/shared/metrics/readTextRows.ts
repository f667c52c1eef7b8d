/** Reads files of one JSON object a line whose named fields are texts. */

/** In UTF-16 units. Questions and answers have some thousand; a line beyond this is no such file, or a broken one. */
export const MAX_LINE_LENGTH = 1_000_000;
/** Problems that an error lists; the rest are counted. */
const LISTED = 5;

/** `filled` must be there and hold more than white space; `text` may be empty; `optional` may be absent. */
export type FieldRule = 'filled' | 'text' | 'optional';

export interface TextRow<Field extends string> {
  /** In the file, from 1. */
  readonly line: number;
  /** Absent optional fields are ''. */
  readonly fields: Readonly<Record<Field, string>>;
}

export interface TextRows<Field extends string> {
  readonly rows: readonly TextRow<Field>[];
  /** Rows that said what an earlier one had said, in all fields; they are left out. */
  readonly duplicates: number;
}

/** The file cannot be used; `problems` says where, a sentence each. */
export class TextRowsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const rest = problems.length - LISTED;
    super([...problems.slice(0, LISTED), ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n'));
    this.name = 'TextRowsError';
    this.problems = problems;
  }
}

/**
 * A file with one bad line is refused whole: scores over what was left of it would be read as scores over the file. Blank
 * lines and fields of other names are passed over.
 *
 * @throws TextRowsError
 */
export function readTextRows<Field extends string>(
  text: string,
  rules: Readonly<Record<Field, FieldRule>>,
): TextRows<Field> {
  const rows: TextRow<Field>[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  let duplicates = 0;
  for (const [index, source] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (source.trim() === '') continue;
    const fields = readLine(source, rules);
    if (typeof fields === 'string') {
      problems.push(`Line ${index + 1}: ${fields}`);
      continue;
    }
    const key = JSON.stringify(Object.keys(rules).map((name) => fields[name as Field].trim()));
    if (seen.has(key)) duplicates += 1;
    else rows.push({ line: index + 1, fields });
    seen.add(key);
  }
  if (problems.length > 0) throw new TextRowsError(problems);
  if (rows.length === 0) throw new TextRowsError(['The file holds no line.']);
  return { rows, duplicates };
}

/** @returns the fields, or what is wrong */
function readLine<Field extends string>(
  source: string,
  rules: Readonly<Record<Field, FieldRule>>,
): Record<Field, string> | string {
  if (source.length > MAX_LINE_LENGTH) {
    return `it is ${source.length} characters long, and ${MAX_LINE_LENGTH} is the most that is read.`;
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return 'it is not JSON. Each line has to be one whole JSON object.';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not a JSON object.';
  const fields = {} as Record<Field, string>;
  for (const [name, rule] of Object.entries(rules) as [Field, FieldRule][]) {
    const found: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (found === undefined && rule === 'optional') fields[name] = '';
    else if (found === undefined) return `the field "${name}" is missing.`;
    else if (typeof found !== 'string') return `the field "${name}" is not a text.`;
    else if (rule === 'filled' && found.trim() === '') return `the field "${name}" is empty.`;
    else fields[name] = found;
  }
  return fields;
}
