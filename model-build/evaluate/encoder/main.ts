/** `npm run encoder`: see HELP. */
import { parseArgs } from 'node:util';
import { progressSink } from '../../cli/progress.ts';
import { ModelBuildError } from '../../errors.ts';
import { readQuestions } from '../readQuestions.ts';
import { pythonFor } from '../transformers/pythonFor.ts';
import { bertScorer } from '../../../src/lib/shared/encoder/bertScorer.ts';
import { DEFAULT_ENCODER } from './defaultEncoder.ts';
import { makeEncoder } from './makeEncoder.ts';
import { measureBaseline } from './measureBaseline.ts';
import { openEncoderFolder } from './openEncoderFolder.ts';

const HELP = `The encoder with which npm run evaluate measures BERTScore.

  npm run encoder [-- --python PATH]                          fetches all-MiniLM-L6-v2 and exports it as ONNX, once
  npm run encoder -- --baseline FILE [--encoder DIR] [--pairs N]    measures a baseline, and prints it as JSON

--python    a Python with torch, transformers and pip; default: as for npm run evaluate
--baseline  {"question", "answer"} lines: the mean score of random pairs of their answers
--encoder   a folder that export_encoder.py made; default: the one that this command makes
--pairs     how many; default 2000`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      ...{
        python: text,
        baseline: text,
        encoder: { ...text, default: DEFAULT_ENCODER },
        pairs: { ...text, default: '2000' },
      },
      help: { type: 'boolean', default: false },
    },
  });
  const say = (line: string): void => console.error(line);
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (values.baseline === undefined) {
    console.log(await makeEncoder(await pythonFor(values.python ?? null), say));
    return;
  }
  const pairs = Number(values.pairs);
  if (!Number.isInteger(pairs) || pairs < 1) throw new Error(HELP);
  const scorer = bertScorer(await openEncoderFolder(values.encoder), false);
  const { questions, data } = await readQuestions(values.baseline, null);
  const progress = progressSink(process.stderr);
  const seed = 1;
  const texts = questions.map(({ reference }) => reference);
  const found = await measureBaseline(scorer, texts, { pairs, seed }, (done, total) =>
    progress.update('Measuring', done, total),
  );
  progress.end();
  const round = (value: number): number => Number(value.toFixed(6));
  const about = `${pairs} random pairs of answers of ${data.file}, seed ${seed}`;
  const { precision, recall, f1 } = found;
  console.log(
    JSON.stringify(
      { precision: round(precision), recall: round(recall), f1: round(f1), about },
      undefined,
      2,
    ),
  );
}

try {
  await main();
} catch (error) {
  const known = error instanceof ModelBuildError;
  console.error(
    `npm run encoder: ${known ? error.describe() : error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
