/** What can go wrong between a host and this browser's storage, in words that a person can act on. */
import { causeText } from '../../../engine/commonErrors.ts';
import { EngineError } from '../../../engine/errors.ts';

const REMEDY_HOST = 'Try again later, choose another model, or ask whoever hosts it to publish it again.';

export function brokeOffError(name: string, cause: unknown): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: `The download of ${name} broke off: the connection or the host failed.`,
    remedy: 'Check the connection and load the model again; what has arrived is kept.',
    retryable: true,
    cause: causeText(cause),
  });
}

/** The host answers, and lets no other page read what. */
export function notReadableError(host: string, url: string): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: `${host} answers, but does not let other pages read its files (CORS): it sends no Access-Control-Allow-Origin with them, or one that names other pages.`,
    remedy:
      'Ask whoever hosts the weights to allow it, choose another address for them, or import the model.',
    retryable: false,
    cause: url,
  });
}

/** Also where the host sends on to another one: browsers do not say to which. */
export function policyRefusalError(host: string, url: string): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: `This page may not ask that host: its policy (Content-Security-Policy) does not name ${host}, or one that ${host} sends on to.`,
    remedy: `Ask whoever hosts this page to allow it (npm run build -- --weights-origin ${new URL(url).origin}), choose another address for the weights, or import the model.`,
    retryable: false,
    cause: url,
  });
}

/** @param webPage the host answered with a page for people */
export function notFoundError(name: string, webPage: boolean, cause: string): EngineError {
  return new EngineError({
    code: 'not-found',
    message: `${name} is not where this page expects it${webPage ? ': the host answered with a web page' : ''}.`,
    remedy: 'Choose another model, or ask whoever hosts this page to publish the model.',
    retryable: false,
    cause,
  });
}

export function wrongBytesError(name: string, cause: string): EngineError {
  return new EngineError({
    code: 'integrity',
    message: `${name} arrived twice with other bytes than the model's list of files names, and was not kept.`,
    remedy: REMEDY_HOST,
    retryable: true,
    cause,
  });
}

export function restlessError(name: string): EngineError {
  return new EngineError({
    code: 'download-failed',
    message: `${name} changes on the host while it is downloaded.`,
    remedy: REMEDY_HOST,
    retryable: true,
  });
}

export function listRefusedError(cause: string): EngineError {
  return new EngineError({
    code: 'integrity',
    message: "The host's list of this model's files is not the one that this page was made for.",
    remedy: 'Reload the page; if that does not help, tell whoever hosts it.',
    retryable: false,
    cause,
  });
}

/** The list was pinned when the model was first seen here. */
export function changedError(cause: string): EngineError {
  return new EngineError({
    code: 'model-changed',
    message: 'The host now has another version of this model than the one that was begun or stored here.',
    remedy: 'Take the new version if you trust the host: what is the same in both is kept.',
    retryable: false,
    cause,
  });
}

export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
