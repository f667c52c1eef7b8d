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
  return JSON.stringify(shorten(name));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Any value from a JSON file, for a message, as JSON has it. */
export function quoteValue(value: unknown): string {
  return value === undefined ? 'absent' : shorten(JSON.stringify(value));
}
