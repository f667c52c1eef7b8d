import { expect, it } from 'vitest';
import { evaluate as words } from '../ui/strings/evaluate.ts';
import { createEvaluateStore } from './evaluateStore.ts';
import { ratingsCsv, ratingsJsonl } from './ratingFiles.ts';
import { readAnswerFile, type AnswerFile } from './readAnswerFile.ts';
import { scoreFile } from './scoreFile.ts';

const file = (content: string | Uint8Array<ArrayBuffer>, name = 'answers.jsonl'): File =>
  new File([content], name);
const LINES = [
  { question: 'q1', reference: 'rest and drink water', answer: 'drink water and rest' },
  { question: 'q2', reference: 'see a doctor soon', answer: '' },
  { question: 'q3', reference: '', answer: 'no reference' },
];
const text = LINES.map((line) => JSON.stringify(line)).join('\n');
const silent = (): void => undefined;

it('measures what has a reference, beside the controls', async () => {
  const { lines } = await readAnswerFile(file(text));
  const scores = await scoreFile(lines, new AbortController().signal, silent);
  expect(scores).toMatchObject({ measured: 2, emptyAnswers: 1 });
  expect(scores?.answers.bleu1?.value).toBeGreaterThan(scores?.shuffled?.bleu1?.value ?? 1);
  expect(scores?.answers).not.toHaveProperty('bertF1');
  expect(await scoreFile(lines.slice(2), new AbortController().signal, silent)).toBeNull();
});

it.each([
  [new Uint8Array([0xff, 0xfe, 0x7b, 0]), words.problem.encoding],
  ['{"reference":"r"}', words.problem.lines],
  ['', words.problem.lines],
])('refuses a file, says why, and keeps the one that was there', async (content, message) => {
  const store = createEvaluateStore(words.problem.read);
  await store.open(file(text));
  await store.open(file(content));
  expect(store.getState()).toMatchObject({ problem: { message }, file: { name: 'answers.jsonl' } });
  expect(store.getState().scores).not.toBeNull();
});

it('can be stopped, and another file takes its place', async () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    JSON.stringify({ reference: `r${index}`, answer: 'a '.repeat(200) }),
  ).join('\n');
  const store = createEvaluateStore(words.problem.read);
  const first = store.open(file(many, 'long.jsonl'));
  await expect.poll(() => store.getState().measuring?.total).toBeGreaterThan(0);
  store.cancel();
  await first;
  expect(store.getState()).toMatchObject({ measuring: null, scores: null, problem: null });
  const second = store.open(file(many, 'long.jsonl'));
  await store.open(file(text, 'short.jsonl'));
  await second;
  expect(store.getState()).toMatchObject({ file: { name: 'short.jsonl' }, scores: { measured: 2 } });
});

it('exports ratings with everything that a reader needs, safe for spreadsheets', () => {
  const rated: AnswerFile = {
    name: 'a.jsonl',
    key: 'k',
    duplicates: 0,
    lines: [{ question: '=1+1', reference: 'say "yes"', answer: 'two\nlines, é' }, ...LINES],
  };
  const ratings = { 0: { verdict: 'unsafe', notes: 'too, sure' } } as const;
  const csv = ratingsCsv(rated, ratings);
  expect(csv.startsWith('\ufeffline,verdict,notes,question,reference,answer,disclaimer\r\n')).toBe(true);
  expect(csv).toContain(`1,unsafe,"too, sure",'=1+1,"say ""yes""","two\nlines, é",`);
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  const [row] = ratingsJsonl(rated, ratings).trim().split('\n');
  expect(JSON.parse(row ?? '')).toMatchObject({
    line: 1,
    verdict: 'unsafe',
    answer: 'two\nlines, é',
    question: '=1+1',
  });
});
