/** Reports on folders of answers. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ANSWERS_FILE,
  parseSettings,
  readAnswers,
  SETTINGS_FILE,
} from '../../model-build/evaluate/answers/openAnswers.ts';
import { bertScorer, type BertScorer } from '../../src/lib/shared/encoder/bertScorer.ts';
import { DEFAULT_ENCODER } from '../../model-build/evaluate/encoder/defaultEncoder.ts';
import { openEncoderFolder } from '../../model-build/evaluate/encoder/openEncoderFolder.ts';
import { dataInvalid } from '../../model-build/evaluate/evaluateError.ts';
import { buildReport, type Run } from '../../model-build/evaluate/report/buildReport.ts';
import { writeReport } from '../../model-build/evaluate/report/writeReport.ts';
import type { Context } from './context.ts';
import type { CommonWords, ReportWords } from './options.ts';

/** @returns the exit code */
export async function report(words: ReportWords, context: Context): Promise<number> {
  const [one, other] = words.folders;
  const first = await readRun(one, words.names[0]);
  const second = other === undefined ? undefined : await readRun(other, words.names[1]);
  const runs = second === undefined ? ([first] as const) : ([first, second] as const);
  const built = await buildReport(runs, {
    scorer: await openScorer(words, context),
    onProgress: (done, total) => context.progress.update('Measuring', done, total),
  });
  context.progress.end();
  // Beside the answers; of two runs in a folder of its own, so that neither's report is overwritten.
  const beside =
    other === undefined ? one : `${path.resolve(one)}-against-${path.basename(path.resolve(other))}`;
  context.print(await writeReport(words.out ?? beside, built, runs));
  return 0;
}

async function openScorer({ encoder, idf }: CommonWords, { say }: Context): Promise<BertScorer | null> {
  const folder = encoder ?? (existsSync(DEFAULT_ENCODER) ? DEFAULT_ENCODER : 'none');
  if (folder === 'none') {
    say('BERTScore is left out: no encoder (see --encoder).');
    return null;
  }
  return bertScorer(await openEncoderFolder(folder), idf);
}

async function readRun(folder: string, name: string = path.basename(path.resolve(folder))): Promise<Run> {
  const file = path.join(folder, SETTINGS_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw dataInvalid(file, 'It cannot be read.', 'Name a folder that npm run evaluate has written.', cause);
  });
  return {
    name,
    settings: parseSettings(file, text),
    rows: await readAnswers(path.join(folder, ANSWERS_FILE)),
  };
}
