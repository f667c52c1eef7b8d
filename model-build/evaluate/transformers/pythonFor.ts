import { ModelBuildError } from '../../errors.ts';
import { runProgram } from '../../fetch/runProgram.ts';
import { trainEnvironment } from '../../train/environment.ts';

/**
 * The Python that has torch and transformers: the one that is named, else the environment of training where it is
 * installed, else python3 where that has them.
 *
 * @throws ModelBuildError `prerequisite-missing`
 */
export async function pythonFor(named: string | null): Promise<string> {
  const { interpreter, isComplete } = trainEnvironment();
  const python = named ?? (isComplete ? interpreter : 'python3');
  const found = await runProgram(python, ['-c', 'import torch, transformers, tokenizers']);
  if (found?.status === 0) return python;
  throw new ModelBuildError({
    code: 'prerequisite-missing',
    message: `${python} has no torch and transformers.`,
    remedy:
      'Install them with npm run train -- --prepare (4.6 GB), or name a Python that has them with --python.',
  });
}
