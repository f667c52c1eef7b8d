import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANSWERS_FILE, openAnswers, readAnswers, SETTINGS_FILE, TIMES_FILE } from './openAnswers.ts';
import { answerTo, QUESTIONS, SETTINGS } from './testing.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'answers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const time = (index: number) => ({ index, seconds: Math.random(), firstTokenSeconds: null });
const bytes = () => readFile(path.join(folder, ANSWERS_FILE), 'utf8');

async function write(...indices: number[]): Promise<void> {
  const answers = await openAnswers(folder, SETTINGS, QUESTIONS);
  for (const index of indices) await answers.add(answerTo(index), time(index));
  await answers.close();
}

it('goes on after an interruption with the same bytes as without one', async () => {
  await write(0, 1, 2);
  const whole = await bytes();
  await rm(folder, { recursive: true });
  await write(0);
  // Killed while the second line was being written.
  await appendFile(path.join(folder, ANSWERS_FILE), whole.split('\n')[1]?.slice(0, 40) ?? '');
  const again = await openAnswers(folder, SETTINGS, QUESTIONS);
  expect([...again.rows.keys()]).toEqual([0]);
  await again.add(answerTo(1), time(1));
  await again.add(answerTo(2), time(2));
  await again.close();
  expect(await bytes()).toBe(whole);
  expect((await readFile(path.join(folder, TIMES_FILE), 'utf8')).split('\n')).toHaveLength(4);
});

it('keeps characters that a cut splits', async () => {
  await write(0);
  const file = path.join(folder, ANSWERS_FILE);
  await appendFile(file, Buffer.from('{"answer":"é').subarray(0, -1));
  const again = await openAnswers(folder, SETTINGS, QUESTIONS);
  expect(again.rows.size).toBe(1);
  await again.close();
  expect((await bytes()).endsWith('}\n')).toBe(true);
});

it('goes on where a kill cut the settings or a time', async () => {
  await writeFile(path.join(folder, `${SETTINGS_FILE}.new`), '{"format":');
  await write(0);
  await appendFile(path.join(folder, TIMES_FILE), '{"index":1,"sec');
  await write(1);
  const times = (await readFile(path.join(folder, TIMES_FILE), 'utf8')).trim().split('\n');
  expect(times.map((line) => (JSON.parse(line) as { index: number }).index)).toEqual([0, 1]);
});

it('reads the answers of a run that is being written and changes nothing', async () => {
  await write(0);
  const file = path.join(folder, ANSWERS_FILE);
  await appendFile(file, '{"index":1,"ques');
  const there = await bytes();
  expect(await readAnswers(file)).toEqual([answerTo(0)]);
  expect(await bytes()).toBe(there);
});

it('refuses to mix settings, and names what differs', async () => {
  await write(0);
  const other = { ...SETTINGS, sampling: { ...SETTINGS.sampling, maxTokens: 7 } };
  await expect(openAnswers(folder, other, QUESTIONS)).rejects.toThrow('other settings (sampling)');
  expect((await openAnswers(folder, SETTINGS, QUESTIONS)).rows.size).toBe(1);
});

it.each([
  [SETTINGS_FILE, '{', 'Invalid input'],
  [ANSWERS_FILE, '{"index":0}\n', 'Line 1 is no answer'],
  [ANSWERS_FILE, `${JSON.stringify(answerTo(0))}\n${JSON.stringify(answerTo(0))}\n`, 'stands twice'],
  [ANSWERS_FILE, `${JSON.stringify({ ...answerTo(0), index: 1 })}\n`, 'question 2'],
  [ANSWERS_FILE, `${JSON.stringify({ ...answerTo(0), index: 99 })}\n`, 'question 100'],
])('refuses a damaged %s: %.30s', async (name, text, message) => {
  await write();
  await writeFile(path.join(folder, name), text);
  await expect(openAnswers(folder, SETTINGS, QUESTIONS)).rejects.toThrow(message);
});
