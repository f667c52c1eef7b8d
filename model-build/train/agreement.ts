/**
 * `npm run train:agreement`: the default model's two folders against PEFT's own merge and an independent quantiser
 * (agreement.py). Exit codes: 0 they agree, 1 they do not.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { takesNoOptions } from '../cli/takesNoOptions.ts';
import { progressSink } from '../cli/progress.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { runProgram } from '../fetch/runProgram.ts';
import { ensureModel } from '../start/ensureModel.ts';
import { DEMONSTRATION_ADAPTER, START_MODELS } from '../start/models.ts';
import { ensureTrainEnvironment, TRAIN_CACHE } from './environment.ts';
import { openTrainBase } from './openTrainBase.ts';

takesNoOptions(
  'Usage: npm run train:agreement\n\nCompares the two folders of the default model with what PEFT merges and an independent quantiser makes of it.',
);

const SCRIPT = fileURLToPath(new URL('agreement.py', import.meta.url));
const say = (line: string): void => console.error(line);

const python = await ensureTrainEnvironment();
const { location } = await openTrainBase('input:smollm2-gguf', { cache: TRAIN_CACHE, say });
const adapter = path.join(PROJECT_ROOT, DEMONSTRATION_ADAPTER);
let agree = true;
for (const id of START_MODELS) {
  const folder = await ensureModel(id, { progress: progressSink(process.stderr), say });
  const words = [SCRIPT, location, adapter, folder];
  const result = await runProgram(python, words, { stdout: 'terminal', stderr: 'terminal' });
  agree &&= result?.status === 0;
}
process.exitCode = agree ? 0 : 1;
