/** On the committed run: what stands beside the adapter is what its log and its losses say, and nothing else. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseConfig } from './config.ts';
import { finishRun } from './finishRun.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const COMMITTED = here('adapters/chatdoctor-smollm2-135m-lora/');
const config = parseConfig(await readFile(here('configs/smollm2-135m.json'), 'utf8'), 'smollm2-135m.json');
/** GenMedGPT-5k less duplicates and what is held out. */
const PAIRS = 4452;
const LOGS = ['log.jsonl', 'held-out.jsonl'];
let out: string;

beforeEach(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'finish-'));
  await mkdir(path.join(out, 'adapter'));
  for (const name of LOGS) await copyFile(path.join(COMMITTED, name), path.join(out, name));
  for (const name of ['adapter_model.safetensors', 'adapter_config.json'])
    await copyFile(path.join(COMMITTED, name), path.join(out, 'adapter', name));
});
afterEach(() => rm(out, { recursive: true }));

it('writes the card, curve and logs that are committed, byte by byte', async () => {
  await finishRun(out, config, PAIRS);
  const names = (await readdir(path.join(out, 'adapter'))).sort();
  expect(names).toEqual((await readdir(COMMITTED)).sort());
  for (const name of names) {
    const [made, committed] = await Promise.all(
      [path.join(out, 'adapter', name), path.join(COMMITTED, name)].map((file) => readFile(file)),
    );
    expect(made?.equals(committed ?? Buffer.alloc(0)), name).toBe(true);
  }
});

it('returns the loss of all answer tokens, which the card states', async () => {
  const rows = (await readFile(path.join(COMMITTED, 'held-out.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { tokens: number; base: number; adapter: number });
  const sum = (field: 'tokens' | 'base' | 'adapter'): number =>
    rows.reduce((total, row) => total + row[field], 0);
  const found = await finishRun(out, config, PAIRS);
  expect(found).toMatchObject({ pairs: rows.length, tokens: sum('tokens') });
  expect(found.base).toBeCloseTo(sum('base') / sum('tokens'), 9);
  expect(found.adapter).toBeCloseTo(sum('adapter') / sum('tokens'), 9);
  expect(found.gain).toBeGreaterThan(0.2);
  expect(found.interval?.low).toBeGreaterThan(0);
  const card = await readFile(path.join(out, 'adapter', 'README.md'), 'utf8');
  expect(card).toContain(
    `| ${(sum('base') / sum('tokens')).toFixed(3)} | ${(sum('adapter') / sum('tokens')).toFixed(3)} |`,
  );
});

it('follows the log and the losses that are there', async () => {
  const [first = '', second = ''] = (await readFile(path.join(out, 'log.jsonl'), 'utf8')).split('\n');
  await writeFile(path.join(out, 'log.jsonl'), `${first}\n${second}\n`);
  await writeFile(path.join(out, 'held-out.jsonl'), '{"tokens":4,"base":8,"adapter":6}\n');
  expect(await finishRun(out, config, PAIRS)).toMatchObject({
    pairs: 1,
    base: 2,
    adapter: 1.5,
    interval: null,
  });
  const card = await readFile(path.join(out, 'adapter', 'README.md'), 'utf8');
  expect(card).toContain('**Ended early: 2 of 279 steps (1 %) were done**');
  expect(card).toContain('Of its 4,452 pairs 32 were trained on.');
  expect(card).toContain('| 2.000 | 1.500 | 0.500 |');
});

it.each(['log.jsonl', 'held-out.jsonl', 'adapter/adapter_model.safetensors'])(
  'writes no card without %s, and names it',
  async (name) => {
    await rm(path.join(out, name));
    await expect(finishRun(out, config, PAIRS)).rejects.toThrow(path.basename(name));
    await expect(readFile(path.join(out, 'adapter', 'README.md'))).rejects.toThrow();
  },
);

it.each([
  ['log.jsonl', '{"step": 1, "steps'],
  ['held-out.jsonl', 'no json'],
])('writes no card where %s was cut off, and names file and line', async (name, line) => {
  const text = await readFile(path.join(out, name), 'utf8');
  await writeFile(path.join(out, name), `${text.split('\n')[0] ?? ''}\n${line}`);
  await expect(finishRun(out, config, PAIRS)).rejects.toMatchObject({
    code: 'data-invalid',
    file: path.join(out, name),
    message: expect.stringContaining('Line 2') as string,
  });
  await expect(readFile(path.join(out, 'adapter', 'README.md'))).rejects.toThrow();
});
