import { ModelBuildError } from '../errors.ts';

/** @param command of package.json, where it is not model-build */
export function usageError(message: string, command = 'model-build'): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message,
    remedy: `Run npm run ${command} -- --help to see ${command === 'model-build' ? 'the commands and their options' : 'the options'}.`,
  });
}
