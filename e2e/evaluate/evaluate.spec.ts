/** `npm run evaluate` with the real engine: killed in the middle, it goes on and ends with the same report. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { ANSWERS_FILE, readAnswers } from '../../model-build/evaluate/answers/openAnswers.ts';
import { softwareAdapter } from '../browser/adapters.ts';

const PROGRAM = fileURLToPath(new URL('main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** So many that a kill after the first answer comes before the last one. */
const QUESTIONS = Array.from(
  { length: 12 },
  (_, index) => `Since ${index + 1} days my ankles swell. What can I do?`,
);

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evaluate-'));
  const lines = QUESTIONS.map((question) => JSON.stringify({ question, answer: 'See your doctor.' }));
  await writeFile(path.join(folder, 'data.jsonl'), lines.join('\n'));
});
test.afterAll(() => rm(folder, { recursive: true }));

function evaluate(out: string) {
  const words = [
    '--model',
    'tiny-mistral-q4f32_1',
    '--data',
    path.join(folder, 'data.jsonl'),
    '--tokens',
    '8',
  ];
  const adapter = softwareAdapter();
  const rest = ['--encoder', 'none', '--name', 'run', '--adapter', adapter, '--out', out];
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...words, ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended };
}

test('a run that is killed ends with the report of one that is not', async () => {
  const [whole, cut] = [path.join(folder, 'whole'), path.join(folder, 'cut')];
  expect(await evaluate(whole).ended).toBe(0);
  const rows = await readAnswers(path.join(whole, ANSWERS_FILE));
  expect(rows.map(({ question }) => question)).toEqual(QUESTIONS);
  for (const { tokenIds, engine } of rows) {
    expect(tokenIds).toHaveLength(8);
    expect(engine).toContain('web-llm in Chromium');
  }

  const { child, ended } = evaluate(cut);
  const lines = async (): Promise<number> =>
    (await readFile(path.join(cut, ANSWERS_FILE), 'utf8').catch(() => '')).split('\n').length - 1;
  await expect.poll(lines, { timeout: 300_000, intervals: [50] }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await ended;
  expect(await lines()).toBeLessThan(QUESTIONS.length);
  expect(await evaluate(cut).ended).toBe(0);
  for (const name of [ANSWERS_FILE, 'report.md', 'report.json', 'scores.svg', 'lengths.svg']) {
    const [one, other] = await Promise.all(
      [whole, cut].map((place) => readFile(path.join(place, name), 'utf8')),
    );
    expect(other, name).toBe(one);
  }
});
