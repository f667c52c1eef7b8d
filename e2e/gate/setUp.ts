/** Prepares what the tests need. The only part of `npm test` that may use the network, and only package registries. */
import { spawnSync } from 'node:child_process';
import { progressSink } from '../../model-build/cli/progress.ts';
import { ensureInputs } from '../../model-build/fetch/ensureInput.ts';
import { ensureModel } from '../../model-build/start/ensureModel.ts';
import { ensureTrainEnvironment, trainEnvironment } from '../../model-build/train/environment.ts';
import { hasLavapipe, LAVAPIPE_MISSING } from '../browser/adapters.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { runCommand } from './runCommand.ts';
import type { Need } from './step.ts';

/** What the browser tests load. */
const TEST_MODELS = ['tiny-mistral-q4f32_1', 'tiny-mistral-q4f16_1', 'chatdoctor-smollm2-135m-q4f32_1'];

const TRAINER_MISSING =
  'torch is not installed (npm run train -- --prepare, 4.6 GB), so that nothing can be trained.';

const COMPILER_LIMIT_MS = 10 * 60_000;

const say = (line: string): void => console.log(line);

async function prepareCompiler(): Promise<string | null> {
  if (spawnSync('emcc', ['--version'], { stdio: 'ignore' }).status !== 0) {
    return 'emscripten is not installed (Debian: apt-get install emscripten), so that no library can be rebuilt.';
  }
  const install = [process.execPath, 'model-build/compile/libs.mjs', '--prepare'];
  const status = await runCommand(install, COMPILER_LIMIT_MS, 'hide');
  if (status !== 0) throw new Error('The compiler could not be set up; what it said is above.');
  return null;
}

/**
 * @param inCi everything has to be tested there, so that a missing part is an error and not a note.
 * @returns the needs that cannot be met here, each with why and what would help.
 * @throws Error, or model-build's own, where something is missing that every run needs.
 */
export async function setUp(needs: ReadonlySet<Need>, inCi: boolean): Promise<ReadonlyMap<Need, string>> {
  const unmet = new Map<Need, string>();
  // First what takes no time and may be missing.
  if (needs.has('browser')) {
    say(`browser: ${findBrowser()}`);
    if (!hasLavapipe()) {
      if (inCi) throw new Error(LAVAPIPE_MISSING);
      say(`note: ${LAVAPIPE_MISSING} Its tests are skipped.`);
    }
  }
  if (needs.has('compiler')) {
    const problem = await prepareCompiler();
    if (problem !== null) {
      if (inCi) throw new Error(problem);
      unmet.set('compiler', problem);
    }
  }
  if (needs.has('trainer')) {
    // Five gigabytes are more than a person's machine is asked for; once they are there, their tests run there too.
    if (inCi) await ensureTrainEnvironment();
    else if (!trainEnvironment().isComplete) unmet.set('trainer', TRAINER_MISSING);
  }
  if (needs.has('inputs')) await ensureInputs({ say });
  if (needs.has('models')) {
    const progress = progressSink(process.stderr);
    for (const id of TEST_MODELS) await ensureModel(id, { progress, say });
  }
  return unmet;
}
