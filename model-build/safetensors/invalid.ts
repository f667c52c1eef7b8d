import { ModelBuildError } from '../errors.ts';

/** The error for bytes that are not what a safetensors file or its index may hold. */
export function safetensorsInvalid(file: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'safetensors-invalid',
    file,
    message,
    remedy: 'Download the file again and compare its size and hash with the publisher’s.',
    tensor,
  });
}

/** A name from a file, for a message: no longer than a line, and nothing that a terminal would obey. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}

/** Any value from a JSON file, for a message. */
export function quoteValue(value: unknown): string {
  return value === undefined ? 'absent' : quoteName(JSON.stringify(value));
}
