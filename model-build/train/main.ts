/** `npm run train`. Exit codes: 0 done, 1 failed, 2 usage, 3 ended early: the same command goes on. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../cli/usageError.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { ModelBuildError } from '../errors.ts';
import { dataInvalid } from '../evaluate/evaluateError.ts';
import { readQuestions } from '../evaluate/readQuestions.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { fileError } from '../shards/fileError.ts';
import { parseConfig, type TrainConfig } from './config.ts';
import { ensureTrainEnvironment, TRAIN_CACHE } from './environment.ts';
import { openTrainBase } from './openTrainBase.ts';
import { finishRun } from './finishRun.ts';
import { heldApart } from './heldApart.ts';
import type { HeldOutLoss } from './heldOut.ts';
import { measureAdapter } from './measureAdapter.ts';
import { runTrainer } from './runTrainer.ts';
import { writeJob } from './writeJob.ts';

const HELP = `Usage: npm run train -- CONFIG [--data FILE --held-out FILE] [options]

Trains a LoRA adapter and measures it on pairs that it was not trained on. CONFIG: a file, or the name of one in
model-build/train/configs (smollm2-135m, mistral-7b). The pairs: JSON lines of {"question": "...", "answer": "..."};
without --data they are fetched from where the configuration says that they are published.

  --out DIR        receives examples, checkpoints, log and adapter (default: .cache/train/CONFIG). A run that was ended
                   goes on from its last checkpoint with the same command
  --max-steps N    end after N more steps, and keep a checkpoint
  --threads N      of the processor (default: torch's choice)
  --only STEP      job (write the examples and settings), train, or evaluate
  --adapter DIR    train nothing: measure this adapter on --held-out FILE. Its files are in .cache/train/CONFIG-measured
  --prepare        only install the Python packages: afterwards no network is needed

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 ended early and kept: the same command goes on.`;

const CONFIGS = path.join(PROJECT_ROOT, 'model-build/train/configs');

async function main(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  if (values.prepare === true) {
    await ensureTrainEnvironment();
    return 0;
  }
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw wrong('Give one CONFIG.');
  const { only } = values;
  if (only !== undefined && !['job', 'train', 'evaluate'].includes(only))
    throw wrong(`--only is ${JSON.stringify(only)}; it must be job, train or evaluate.`);
  const file = name.endsWith('.json') ? name : path.join(CONFIGS, `${name}.json`);
  const config = parseConfig(await readConfig(file), file);
  const folder = path.join(TRAIN_CACHE, path.basename(file, '.json'));
  const catalogue = await readCatalogue(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
  const style = catalogue.promptStyles[config.promptStyle];
  if (style === undefined)
    throw wrong(`${file} names the prompt style ${config.promptStyle}, which the catalogue lacks.`);
  const openBase = () => openTrainBase(config.base, { cache: TRAIN_CACHE, say });
  const words = counted('threads', values.threads);
  const steps = counted('max-steps', values['max-steps']);
  const { adapter } = values;
  if (adapter !== undefined) {
    const heldOut = values['held-out'];
    if (heldOut === undefined) throw wrong('Give --held-out FILE, the pairs to measure the adapter on.');
    if (values.data !== undefined || only !== undefined || values['max-steps'] !== undefined)
      throw wrong('--adapter trains nothing: leave --data, --only and --max-steps out.');
    const out = values.out ?? `${folder}-measured`;
    const measured = await measureAdapter({ ...{ config, style, adapter, heldOut, out, words }, openBase });
    if (typeof measured === 'number') return measured;
    sayLoss(measured);
    return 0;
  }
  const out = values.out ?? folder;
  const { train, heldOut } = await dataFiles(config, out, values.data, values['held-out']);
  // Before the base, which may have to be fetched.
  const pairs = (await readQuestions(train, null)).questions;
  const held = (await readQuestions(heldOut, null)).questions;
  const apart = heldApart(pairs, held);
  if (apart.length === 0)
    throw dataInvalid(
      heldOut,
      `All of its pairs are in ${train} too.`,
      'Hold pairs out that are not trained on.',
    );
  if (apart.length < held.length)
    say(`${held.length - apart.length} held-out pairs are trained on too, and so are not measured`);
  const job = await writeJob({ ...{ config, style, out, pairs }, base: await openBase(), heldOut: apart });
  for (const [what, { examples, cut, leftOut }] of [
    ['to train on', job.train],
    ['held out', job.heldOut],
  ] as const)
    say(`${examples.length} pairs ${what}; ${cut} answers cut, ${leftOut} pairs left out`);
  if (only === 'job') return 0;
  const python = await ensureTrainEnvironment();
  if (only !== 'evaluate') {
    const status = await runTrainer(python, ['train', job.file, ...words, ...steps]);
    if (status !== 0) return status;
  }
  if (only === 'train') return 0;
  const status = await runTrainer(python, ['evaluate', job.file, ...words]);
  if (status !== 0) return status;
  sayLoss(await finishRun(out, config, job.train.examples.length));
  say(`The adapter and its card are in ${path.join(out, 'adapter')}`);
  return 0;
}

function wrong(message: string): ModelBuildError {
  return usageError(message, 'train');
}

async function readConfig(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    const names = (await readdir(CONFIGS)).map((name) => path.basename(name, '.json'));
    throw wrong(
      `There is no configuration ${file}. Name a file that ends in .json, or ${names.join(' or ')}.`,
    );
  }
}

/** An option that counts something, as the trainer takes it. */
function counted(name: string, value: string | undefined): string[] {
  if (value === undefined) return [];
  if (/^[1-9]\d{0,8}$/.test(value)) return [`--${name}`, value];
  throw wrong(`--${name} is ${JSON.stringify(value)}; it must be a whole number from 1.`);
}

function say(line: string): void {
  console.log(line);
}

function sayLoss({ base, adapter, interval }: HeldOutLoss): void {
  const range =
    interval === null ? '' : `, by ${interval.low.toFixed(3)} to ${interval.high.toFixed(3)} at 95 %`;
  say(
    `Held-out loss, nats a token: ${base.toFixed(3)} before, ${adapter.toFixed(3)} with the adapter${range}.`,
  );
}

/** The files that were named; or those of the data set that the configuration names, fetched where they are missing. */
async function dataFiles(
  { data, seed }: TrainConfig,
  out: string,
  train: string | undefined,
  heldOut: string | undefined,
): Promise<{ readonly train: string; readonly heldOut: string }> {
  if (train !== undefined && heldOut !== undefined) return { train, heldOut };
  const { repository, heldOut: count } = data;
  if (train !== undefined || heldOut !== undefined || repository === undefined || count === undefined)
    throw wrong('Give --data FILE and --held-out FILE.');
  const files = {
    train: path.join(out, 'pairs-train.jsonl'),
    heldOut: path.join(out, 'pairs-held-out.jsonl'),
  };
  if (existsSync(files.train) && existsSync(files.heldOut)) return files;
  const { id, question, answer } = repository;
  const status = await runTrainer(await ensureTrainEnvironment(), [
    ...['pairs', id, '--question', question, '--answer', answer, '--out', path.resolve(out)],
    ...['--held-out', String(count.value), '--seed', String(seed.value)],
  ]);
  if (status === 0) return files;
  throw new ModelBuildError({
    code: 'download-failed',
    message: `The pairs of ${id} could not be fetched.`,
    remedy: 'What Python said is above. Run the same command again, or give --data FILE and --held-out FILE.',
  });
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        'held-out': { type: 'string' },
        out: { type: 'string' },
        'max-steps': { type: 'string' },
        threads: { type: 'string' },
        only: { type: 'string' },
        adapter: { type: 'string' },
        prepare: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = fileError(error, (error as NodeJS.ErrnoException).path ?? '.cache');
  if (!(known instanceof ModelBuildError)) throw error;
  console.error(known.describe());
  process.exitCode = known.code === 'usage' ? 2 : 1;
}
