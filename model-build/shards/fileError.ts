import { ModelBuildError } from '../errors.ts';

/** Turns what a failed file operation threw into the error that a person can act on; others pass unchanged. */
export function fileError(cause: unknown, file: string): unknown {
  if (!(cause instanceof Error) || cause instanceof ModelBuildError || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ModelBuildError({
        code: 'disk-full',
        file,
        message: 'The disk is full.',
        remedy: 'Free some space or choose a target on another disk, then run the same command again.',
        cause,
      });
    case 'ENOTDIR':
      return targetInvalid(
        file,
        'A part of the path is a regular file, so no folder can be made below it.',
        cause,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return targetInvalid(file, 'Writing there is not permitted.', cause);
    default:
      return new ModelBuildError({
        code: 'io',
        file,
        message: `Reading or writing failed (${cause.message}).`,
        remedy: 'Check the disk and the path, then run the same command again.',
        cause,
      });
  }
}

function targetInvalid(file: string, message: string, cause: unknown): ModelBuildError {
  const remedy = 'Choose another target folder.';
  return new ModelBuildError({ code: 'target-invalid', file, message, remedy, cause });
}
