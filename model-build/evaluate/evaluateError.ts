import { ModelBuildError } from '../errors.ts';

/** A file that an evaluation reads, and cannot use. */
export function dataInvalid(file: string, message: string, remedy: string, cause?: unknown): ModelBuildError {
  return new ModelBuildError({ code: 'data-invalid', file, message, remedy, cause });
}
