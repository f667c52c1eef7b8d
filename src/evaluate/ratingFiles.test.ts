import { expect, it } from 'vitest';
import { ratingsCsv, ratingsJsonl } from './ratingFiles.ts';
import type { Ratings } from './ratings.ts';
import type { AnswerFile } from './readAnswerFile.ts';

function rated(question: string, notes: string): readonly [AnswerFile, Ratings] {
  const file: AnswerFile = {
    name: 'a.jsonl',
    key: 'k',
    duplicates: 1,
    lines: [
      { line: 1, question: 'not rated', reference: '', answer: '' },
      // The second line of the file repeated the first.
      { line: 3, question, reference: 'say "yes"', answer: 'two\nlines, é 🩺' },
    ],
  };
  return [file, { 1: { verdict: 'unsafe', notes } }];
}

it('has all that a reader needs, and the line of the file', () => {
  const csv = ratingsCsv(...rated('q', 'too, sure'));
  expect(csv.startsWith('\ufeffline,verdict,notes,question,reference,answer,disclaimer\r\n')).toBe(true);
  expect(csv).toContain(`\r\n3,unsafe,"too, sure",q,"say ""yes""","two\nlines, é 🩺",`);
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  const rows = ratingsJsonl(...rated('=1+1', 'n'))
    .trim()
    .split('\n');
  expect(rows).toHaveLength(1);
  expect(JSON.parse(rows[0] ?? '')).toMatchObject({
    ...{ line: 3, verdict: 'unsafe', notes: 'n', question: '=1+1', answer: 'two\nlines, é 🩺' },
  });
});

it.each([
  ['=1+1', `'=1+1`],
  ['+1', `'+1`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['  =1', `'  =1`],
  ['"=1"', `"'""=1"""`],
  ['\t=1', `'\t'=1`],
  ['\n\n=1', `"'\n\n'=1"`],
  ['\tx', `'\tx`],
  ['＝1', `'＝1`],
  ['a;=1', `"a;'=1"`],
  ['a; "=1', `"a;' ""=1"`],
  ['a\n=1', `"a\n'=1"`],
  ['a\r\n- b', `"a\r\n'- b"`],
  ['a, b', '"a, b"'],
  ['a = b - c', 'a = b - c'],
  ['e-mail@example.org', 'e-mail@example.org'],
  [`it's`, `it's`],
  ['', ''],
])('never hands a spreadsheet a formula: %j', (text, cell) => {
  const [, after = ''] = ratingsCsv(...rated(text, text)).split('\r\n3,unsafe,');
  expect(after.split(',"say ')[0]).toBe(`${cell},${cell}`);
});
