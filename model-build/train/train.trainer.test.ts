/**
 * The recipe itself, three steps of it, on a model of tiny-mistral's shape: torch, PEFT and the real script. Runs in the gate's
 * step `train`, which installs them.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { build } from '../cli/build.ts';
import { runCommand } from '../cli/runCommand.ts';
import { ensureInput } from '../fetch/ensureInput.ts';
import { TINY_MISTRAL, tinyMistralSource } from '../fixtures/tinyMistral.ts';
import { writeModel } from '../huggingface/writeModel.ts';
import { readSentencepieceFile } from '../tokenizer/readSentencepieceFile.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { parseConfig, type TrainConfig } from './config.ts';
import { trainEnvironment } from './environment.ts';
import { openTrainBase } from './openTrainBase.ts';
import { readHeldOutLoss } from './finishRun.ts';
import { measureAdapter } from './measureAdapter.ts';
import { runTrainer } from './runTrainer.ts';
import { writeJob } from './writeJob.ts';

/** A start of Python with torch takes seconds, on a busy machine many. */
const LIMIT_MS = 300_000;
const STEPS = 3;
const PAIRS = Array.from({ length: 8 }, (_, i) => ({
  question: `I have had pain number ${i} for ${i + 1} days. What should I do?`,
  reference: `Rest for ${i + 1} days and drink water.`,
}));

let work: string;
let config: TrainConfig;
const { interpreter } = trainEnvironment();

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'chatdoctor-train-'));
  const { tokenizer } = await readSentencepieceFile(
    await ensureInput('mistral-v3-tokenizer'),
    TINY_MISTRAL.vocabSize,
  );
  const source = tinyMistralSource();
  await writeModel(path.join(work, 'base'), { geometry: TINY_MISTRAL, source, tokenizer, maxContext: 2048 });
  const file = fileURLToPath(new URL('configs/smollm2-135m.json', import.meta.url));
  config = parseConfig(
    JSON.stringify({
      ...(JSON.parse(await readFile(file, 'utf8')) as object),
      name: 'tiny',
      base: path.join(work, 'base'),
      baseName: 'tiny-mistral',
      promptStyle: 'mistral-instruct',
      rank: 4,
      dropout: 0.1,
      learningRate: 1e-2,
      // Each step sees all pairs, so that its loss can be held against the others'.
      batchSize: PAIRS.length,
      epochs: STEPS,
      // Several parts to a step.
      microBatchTokens: 200,
      adapterPrecision: 'f32',
    }),
    file,
  );
}, LIMIT_MS);

afterAll(() => rm(work, { recursive: true, force: true }));

const openBase = () => openTrainBase(config.base, { cache: work, say: () => undefined });

async function promptStyle(): Promise<PromptStyle> {
  const catalogue = await readCatalogue(
    fileURLToPath(new URL('../../public/catalogue.json', import.meta.url)),
  );
  const style = catalogue.promptStyles[config.promptStyle];
  if (style === undefined) throw new Error('the style is missing');
  return style;
}

async function jobFor(out: string): Promise<string> {
  const job = await writeJob({
    config,
    base: await openBase(),
    style: await promptStyle(),
    pairs: PAIRS,
    heldOut: PAIRS,
    out: path.join(work, out),
  });
  return job.file;
}

async function rows(...file: string[]): Promise<Record<string, number>[]> {
  const lines = (await readFile(path.join(work, ...file), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, number>);
}

describe('three steps', () => {
  it('make the loss fall, on the pairs they saw also without dropout', { timeout: LIMIT_MS }, async () => {
    const job = await jobFor('run');
    expect(await runTrainer(interpreter, ['train', job])).toBe(0);
    const losses = (await rows('run', 'log.jsonl')).map(({ loss }) => loss ?? NaN);
    expect(losses).toHaveLength(STEPS);
    expect(losses[1]).toBeLessThan(losses[0] ?? NaN);
    expect(losses[2]).toBeLessThan(losses[1] ?? NaN);
    expect(await runTrainer(interpreter, ['evaluate', job])).toBe(0);
    for (const { base = NaN, adapter = NaN } of await rows('run', 'held-out.jsonl'))
      expect(adapter).toBeLessThan(base);
  });

  it('are the same after an interruption', { timeout: LIMIT_MS }, async () => {
    const job = await jobFor('interrupted');
    const goOn = ['train', job];
    expect(await runTrainer(interpreter, [...goOn, '--max-steps', '2'])).toBe(3);
    expect(await rows('interrupted', 'log.jsonl')).toHaveLength(2);
    expect(await runTrainer(interpreter, goOn)).toBe(0);
    const adapter = (run: string) => readFile(path.join(work, run, 'adapter', 'adapter_model.safetensors'));
    expect((await adapter('interrupted')).equals(await adapter('run'))).toBe(true);
  });

  it(
    'give an adapter that can be measured by itself, with the same losses',
    { timeout: LIMIT_MS },
    async () => {
      const heldOut = path.join(work, 'held-out.jsonl');
      const lines = PAIRS.map(({ question, reference }) => JSON.stringify({ question, answer: reference }));
      await writeFile(heldOut, `${lines.join('\n')}\n`);
      const out = path.join(work, 'measured');
      const style = await promptStyle();
      const measure = (adapter: string) =>
        measureAdapter({ config, heldOut, openBase, words: [], style, adapter, out });
      // What a kill left of the base's losses.
      await mkdir(out);
      await writeFile(path.join(out, 'held-out.base.json'), '{"of": [');
      const adapter = path.join(work, 'run', 'adapter');
      expect(await measure(adapter)).toEqual(await readHeldOutLoss(path.join(work, 'run')));
      // PEFT itself would measure what is left where the configuration speaks of tensors that are not there.
      const other = path.join(work, 'other');
      await cp(adapter, other, { recursive: true });
      const file = path.join(other, 'adapter_config.json');
      const settings = JSON.parse(await readFile(file, 'utf8')) as { target_modules: string[] };
      await writeFile(file, JSON.stringify({ ...settings, target_modules: ['q_proj'] }));
      expect(await measure(other)).toBe(1);
    },
  );

  it('give an adapter that model-build merges', { timeout: LIMIT_MS }, async () => {
    const context = {
      signal: new AbortController().signal,
      progress: { update: () => undefined, end: () => undefined },
      print: () => undefined,
    };
    const words = ['build', '--base', path.join(work, 'base'), '--quantization', 'q4f32_1', '--no-compile'];
    const plain = path.join(work, 'plain');
    const merged = path.join(work, 'merged');
    await runCommand([build], [...words, '--out', plain], context);
    const adapter = path.join(work, 'run', 'adapter');
    await runCommand([build], [...words, '--adapter', adapter, '--out', merged], context);
    await verifyFolder(merged);
    const shard = (folder: string) => readFile(path.join(folder, 'params_shard_0.bin'));
    expect((await shard(merged)).equals(await shard(plain))).toBe(false);
  });
});
