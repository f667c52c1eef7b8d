import { ModelBuildError } from '../errors.ts';

/** Cancelled while something was fetched: unlike a half-built folder, what has come is kept. */
export function cancelled(): ModelBuildError {
  return new ModelBuildError({
    code: 'cancelled',
    message: 'The download was cancelled.',
    remedy: 'Run the same command again: it goes on where it stopped.',
  });
}

/** A server that could not be reached, or stopped answering. */
export function unreachable(file: string, cause: unknown): ModelBuildError {
  return new ModelBuildError({
    code: 'download-failed',
    file,
    message: `The download failed: ${reasonOf(cause)}.`,
    remedy: 'Check the connection, then run the same command again: it goes on where it stopped.',
    cause,
  });
}

/** Bytes that are not those that the repository lists. */
export function notAsListed(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'integrity',
    file,
    message,
    remedy:
      'Run the command again. If it repeats, something between here and the Hub alters files: use another endpoint.',
  });
}

/** Turns a final status into what a person can do about it. `file` names the repository or the file in it. */
export function statusError(status: number, file: string, hasToken: boolean): ModelBuildError {
  const error = (
    code: 'access-denied' | 'not-found' | 'download-failed',
    message: string,
    remedy: string,
  ): ModelBuildError => new ModelBuildError({ code, file, message, remedy });
  switch (status) {
    case 401:
      return hasToken
        ? error(
            'access-denied',
            'The Hub does not accept HF_TOKEN (401).',
            'Make a new token and set HF_TOKEN to it.',
          )
        : error(
            'access-denied',
            'The Hub wants to know who asks (401): the repository is gated, private, or does not exist.',
            'Check the name. If it is right, accept its conditions on its page, make a token that may read it, and set HF_TOKEN.',
          );
    case 403:
      return error(
        'access-denied',
        'The Hub does not allow this (403).',
        'Accept the conditions on the repository’s page, and use a token (HF_TOKEN) that may read gated repositories.',
      );
    case 404:
      return error('not-found', 'The Hub has no such repository, revision or file (404).', 'Check the name.');
    case 429:
      return error(
        'download-failed',
        'The Hub says that there were too many requests (429).',
        'Try again later.',
      );
    default:
      return error(
        'download-failed',
        `The server answered with status ${status}.`,
        'Try again later: the command goes on where it stopped.',
      );
  }
}

/** `fetch failed` says nothing; what it wraps does. */
function reasonOf(cause: unknown): string {
  const errors: string[] = [];
  for (let at: unknown = cause; at instanceof Error && errors.length < 4; at = at.cause) {
    errors.push('code' in at && typeof at.code === 'string' ? `${at.message} (${at.code})` : at.message);
  }
  return errors.filter((text) => text !== '').join(': ') || String(cause);
}
