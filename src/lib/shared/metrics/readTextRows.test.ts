import { expect, it } from 'vitest';
import { MAX_LINE_LENGTH, readTextRows, TextRowsError } from './readTextRows.ts';

const RULES = { question: 'filled', answer: 'filled' } as const;
const row = (question: unknown, answer: unknown): string => JSON.stringify({ question, answer });

it('reads rows, past a byte order mark, blank lines, carriage returns and other fields', () => {
  const text = `\ufeff${row('q1', 'a1')}\r\n\n  \n{"answer":"a2","question":"q2","id":7}`;
  expect(readTextRows(text, RULES).rows).toEqual([
    { line: 1, fields: { question: 'q1', answer: 'a1' } },
    { line: 4, fields: { question: 'q2', answer: 'a2' } },
  ]);
});

it('leaves out what was there already, and counts it; the same question with another answer stays', () => {
  const { rows, duplicates } = readTextRows(
    [row('q', 'a'), row('q', 'b'), row(' q', 'a '), row('q', 'a')].join('\n'),
    RULES,
  );
  expect(rows.map(({ line }) => line)).toEqual([1, 2]);
  expect(duplicates).toBe(2);
});

it.each([
  ['', 'The file holds no line.'],
  ['\n\n', 'The file holds no line.'],
  ['{"question":"q","answer":"a"', 'Line 1: it is not JSON.'],
  ['\u0000q\u0000', 'Line 1: it is not JSON.'],
  ['["q","a"]', 'Line 1: it is not a JSON object.'],
  ['null', 'Line 1: it is not a JSON object.'],
  ['{"question":"q"}', 'Line 1: the field "answer" is missing.'],
  ['{"question":"q","__proto__":{"answer":"a"}}', 'Line 1: the field "answer" is missing.'],
  [row('q', 7), 'Line 1: the field "answer" is not a text.'],
  [row('q', null), 'Line 1: the field "answer" is not a text.'],
  [row(' \n', 'a'), 'Line 1: the field "question" is empty.'],
  [`${row('q', 'a')}\n${row('q', '')}`, 'Line 2: the field "answer" is empty.'],
  [row('q', 'a'.repeat(MAX_LINE_LENGTH)), 'Line 1: it is 1000028 characters long'],
])('refuses %s', (text, message) => {
  expect(() => readTextRows(text, RULES)).toThrow(TextRowsError);
  expect(() => readTextRows(text, RULES)).toThrow(message);
});

it('names five bad lines and counts the others', () => {
  const bad = Array.from({ length: 8 }, () => 'x').join('\n');
  expect(() => readTextRows(bad, RULES)).toThrow(
    /^Line 1.*\nLine 2.*\nLine 3.*\nLine 4.*\nLine 5.*\nAnd 3 more\.$/,
  );
});

it('takes what may be empty or absent', () => {
  const rules = { question: 'optional', answer: 'text' } as const;
  expect(readTextRows('{"answer":""}', rules).rows).toEqual([
    { line: 1, fields: { question: '', answer: '' } },
  ]);
});
