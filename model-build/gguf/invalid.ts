import { ModelBuildError } from '../errors.ts';

/** The error for bytes that are not what a GGUF file may hold. */
export function ggufInvalid(file: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'gguf-invalid',
    file,
    message,
    remedy: 'Download the file again and compare its size and hash with the publisher’s.',
    tensor,
  });
}
