/** Errors that both sides of the protocol make. */
import { EngineError } from './errors.ts';

export function cancelledError(): EngineError {
  return new EngineError({
    code: 'cancelled',
    message: 'It was stopped before it was done.',
    remedy: 'Start it again when you like.',
    retryable: true,
  });
}

export function busyError(): EngineError {
  return new EngineError({
    code: 'busy',
    message: 'The model is at work on something else.',
    remedy: 'Wait until it is done, or stop it.',
    retryable: true,
  });
}

export function notLoadedError(): EngineError {
  return new EngineError({
    code: 'not-loaded',
    message: 'No model is loaded.',
    remedy: 'Load a model first.',
    retryable: false,
  });
}

/** Anything that was thrown, as the text that diagnostics keep. */
export function causeText(thrown: unknown): string {
  if (thrown instanceof Error)
    return thrown.name === 'Error' ? thrown.message : `${thrown.name}: ${thrown.message}`;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}
