import { EngineError } from '../engine/errors.ts';
import { offline } from '../ui/strings/offline.ts';

/** @param cause why there is no service worker; empty where it only takes too long */
export function notGuardedError(cause: string): EngineError {
  return new EngineError({
    code: 'not-guarded',
    ...offline.notGuarded,
    retryable: true,
    cause: cause === '' ? undefined : cause,
  });
}
