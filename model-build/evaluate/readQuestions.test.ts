import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readQuestions } from './readQuestions.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'questions-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array): Promise<string> {
  const name = path.join(folder, 'data.jsonl');
  await writeFile(name, content);
  return name;
}

const line = (question: string, answer: string): string => `${JSON.stringify({ question, answer })}\n`;

it('takes the first ones, each pair once, and says what it took', async () => {
  const text = line('q1', 'a1') + line('q1', 'a1') + line('q2', 'a2') + line('q3', 'a3');
  const { questions, data } = await readQuestions(await file(text), 2);
  expect(questions).toEqual([
    { question: 'q1', reference: 'a1' },
    { question: 'q2', reference: 'a2' },
  ]);
  expect(data).toMatchObject({ file: 'data.jsonl', pairs: 3, duplicates: 1, limit: 2 });
  expect(data.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await readQuestions(await file(text), null)).data.limit).toBe(3);
  expect((await readQuestions(await file(text), 99)).data.limit).toBe(3);
});

it.each([
  ['UTF-16', Buffer.from(`\ufeff${line('q', 'a')}`, 'utf16le'), 'not UTF-8'],
  ['Latin-1', Buffer.from(line('fièvre', 'a'), 'latin1'), 'not UTF-8'],
  ['an empty file', '', 'holds no line'],
  ['an empty answer', line('q', ' '), 'Line 1: the field "answer" is empty.'],
  ['a missing field', line('q', 'a') + '{"question":"q"}', 'Line 2: the field "answer" is missing.'],
  ['a huge line', line('q', 'a'.repeat(1_000_001)), 'characters long'],
])('refuses %s', async (_, content, message) => {
  const error: unknown = await readQuestions(await file(content), null).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'data-invalid',
    file: expect.stringContaining('data.jsonl') as string,
  });
  expect(String(error)).toContain(message);
});

it('names a file that is not there', async () => {
  await expect(readQuestions(path.join(folder, 'none'), null)).rejects.toMatchObject({ code: 'not-found' });
});
