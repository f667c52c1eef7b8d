import { ModelBuildError } from '../errors.ts';

/** @param command that was written wrongly, as npm run knows it */
export function usageError(message: string, command = 'model-build'): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message,
    remedy: `npm run ${command} -- --help says what it takes.`,
  });
}
