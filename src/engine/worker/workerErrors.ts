/** Errors that more than one part of the worker makes. */
import { causeText } from '../commonErrors.ts';
import { EngineError } from '../errors.ts';

export function deviceLostError(cause?: string): EngineError {
  return new EngineError({
    code: 'device-lost',
    message: 'The browser took the GPU away: it was reset, put to sleep, or needed by something else.',
    remedy: 'Load the model again.',
    retryable: true,
    cause,
  });
}

export function outOfMemoryError(cause?: string): EngineError {
  return new EngineError({
    code: 'out-of-memory',
    message: 'There was not enough memory for this model.',
    remedy: 'Close other tabs and programs that use the GPU, or choose a smaller model or a shorter context.',
    retryable: true,
    cause,
  });
}

/** For what the GPU refused without being lost: the numbers that follow it would be wrong. */
export function refusedError(cause: string): EngineError {
  return new EngineError({
    code: 'library-invalid',
    message: 'The GPU refused a step of this model, so its answer cannot be trusted.',
    remedy: "Update the browser and the GPU's driver, or choose another model.",
    retryable: false,
    cause,
  });
}

export function storageFullError(cause?: string): EngineError {
  return new EngineError({
    code: 'storage-full',
    message: 'The browser has no room left to store this model.',
    remedy: 'Free some disk space, leave private browsing if you use it, or choose a smaller model.',
    retryable: true,
    cause,
  });
}

export function invalidModelError(message: string, cause?: unknown): EngineError {
  return new EngineError({
    code: 'model-invalid',
    message,
    remedy: 'Choose another model, or ask whoever hosts this page to publish the model again.',
    retryable: false,
    cause: cause === undefined ? undefined : causeText(cause),
  });
}
