/** Errors that more than one part of the worker makes. */
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
