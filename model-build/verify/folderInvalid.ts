import { ModelBuildError } from '../errors.ts';

/** The error for a model folder that does not hold what it says. */
export function folderInvalid(file: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'folder-invalid',
    file,
    message,
    remedy: 'Remove the folder and build the model again.',
    tensor,
  });
}
