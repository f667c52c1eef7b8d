/** Errors about a model's files that the downloader, the storage and the engine's worker all make. */
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { causeText } from './commonErrors.ts';
import { EngineError } from './errors.ts';

interface Room {
  /** In bytes, where they are known. */
  readonly needed?: number;
  readonly free?: number;
  readonly cause?: string | undefined;
}

export function storageFullError({ needed, free, cause }: Room = {}): EngineError {
  const room = free === undefined ? '' : ` and ${formatBytes(free)} are free`;
  const figures = needed === undefined ? '' : `: ${formatBytes(needed)} more are needed${room}`;
  return new EngineError({
    code: 'storage-full',
    message: `The browser has no room left to store this model${figures}.`,
    remedy:
      'Free some disk space, delete a model that is stored, leave private browsing if you use it, or choose a smaller model.',
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

/** @param names of what is not stored */
export function filesMissingError(names: readonly string[]): EngineError {
  return new EngineError({
    code: 'files-missing',
    message: 'Files of this model are not stored in this browser any more, or never were.',
    remedy: 'Load the model again: what is missing is downloaded then.',
    retryable: true,
    cause: names.join(', '),
  });
}
