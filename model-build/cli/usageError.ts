import { ModelBuildError } from '../errors.ts';

export function usageError(message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message,
    remedy: 'Run npm run model-build -- --help to see the commands and their options.',
  });
}
