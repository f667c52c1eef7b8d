import { expect, it } from 'vitest';
import { evaluate as words } from '../ui/strings/evaluate.ts';
import { createEvaluateStore } from './evaluateStore.ts';
import { readAnswerFile } from './readAnswerFile.ts';
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
  expect(scores?.systems.map(({ system }) => system)).toEqual(['answers', 'shuffled', 'generic']);
  const [answers, shuffled] = scores?.systems.map(({ summary }) => summary) ?? [];
  expect(answers?.bleu1?.value).toBeGreaterThan(shuffled?.bleu1?.value ?? 1);
  expect(answers).not.toHaveProperty('bertF1');
  expect(await scoreFile(lines.slice(2), new AbortController().signal, silent)).toBeNull();
});

const utf8 = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
it.each([
  ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x7b, 0]), words.problem.encoding, undefined],
  [
    'Latin-1',
    new Uint8Array([...utf8('{"answer":"caf'), 0xe9, ...utf8('"}')]),
    words.problem.encoding,
    undefined,
  ],
  [
    'UTF-16 without a mark',
    new Uint8Array([...utf8('{"answer":""}')].flatMap((byte) => [byte, 0])),
    words.problem.lines,
    /Line 1: it is not JSON/,
  ],
  ['no answer', '{"reference":"r"}', words.problem.lines, /Line 1: the field "answer" is missing/],
  [
    'a number',
    '{"answer":"a"}\n{"answer":7}',
    words.problem.lines,
    /Line 2: the field "answer" is not a text/,
  ],
  ['nothing', '', words.problem.lines, /holds no line/],
  ['a JSON array', '[{"answer":"a"}]', words.problem.lines, /Line 1: it is not a JSON object/],
  ['CSV', 'question,answer\nq,a', words.problem.lines, /Line 1: it is not JSON/],
  [
    'a huge line',
    JSON.stringify({ answer: 'a'.repeat(1_000_001) }),
    words.problem.lines,
    /Line 1: it is 1000014 characters long/,
  ],
  ['a huge file', new Uint8Array(70_000_000), words.problem.tooLarge('70 MB', '67 MB'), undefined],
])('refuses %s, says why, and keeps the file that was there', async (_, content, message, detail) => {
  const store = createEvaluateStore(words.problem.read);
  await store.open(file(text));
  await store.open(file(content));
  const { problem, file: kept, scores } = store.getState();
  expect(problem?.message).toBe(message);
  if (detail === undefined) expect(problem?.detail).toBeUndefined();
  else expect(problem?.detail).toMatch(detail);
  expect(kept?.name).toBe('answers.jsonl');
  expect(scores).not.toBeNull();
});

it('measures one answer without interval and shuffled references, empty ones as 0, and repeated ones once', async () => {
  const store = createEvaluateStore(words.problem.read);
  const one = JSON.stringify({ reference: 'rest', answer: 'rest' });
  await store.open(file(`${one}\n\n${one}\n`));
  expect(store.getState().file).toMatchObject({ duplicates: 1, lines: [{ line: 1 }] });
  const { scores } = store.getState();
  expect(scores?.systems.map(({ system }) => system)).toEqual(['answers', 'generic']);
  expect(scores?.systems[0]?.summary.bleu1).toEqual({ value: 1, interval: null });
  await store.open(file('{"reference":"r s","answer":""}\n{"reference":"t","answer":" "}'));
  expect(store.getState().scores).toMatchObject({ measured: 2, emptyAnswers: 2 });
  const figures = Object.values(store.getState().scores?.systems[0]?.summary ?? {});
  expect(figures.map(({ value }) => value)).toEqual([0, 0, 0, 0]);
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
