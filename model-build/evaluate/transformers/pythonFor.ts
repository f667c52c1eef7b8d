import { ModelBuildError } from '../../errors.ts';
import { runProgram } from '../../fetch/runProgram.ts';

/**
 * The Python that has torch and transformers.
 *
 * @param named by the person
 * @throws ModelBuildError `prerequisite-missing`
 */
export async function pythonFor(named: string | null): Promise<string> {
  const python = named ?? 'python3';
  const found = await runProgram(python, ['-c', 'import torch, transformers, tokenizers']);
  if (found?.status === 0) return python;
  throw new ModelBuildError({
    code: 'prerequisite-missing',
    message: `${python} has no torch and transformers.`,
    remedy: 'Name a Python that has them with --python.',
  });
}
