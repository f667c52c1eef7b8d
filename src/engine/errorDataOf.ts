import { EngineError } from './errors.ts';
import type { EngineErrorData } from './errors.ts';

/** Anything that was thrown near the engine, as something that can be shown. An EngineError speaks for itself. */
export function errorDataOf(thrown: unknown): EngineErrorData {
  if (thrown instanceof EngineError) return thrown.toData();
  return {
    code: 'internal',
    message: 'Something failed in a way that this page does not know.',
    remedy: 'Try again; if it fails again, reload the page.',
    retryable: true,
    cause: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  };
}
