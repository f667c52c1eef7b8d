import { ModelBuildError } from '../errors.ts';

/** The error for a vocabulary that is damaged or contradicts itself. */
export function invalidTokenizer(message: string, cause?: unknown): ModelBuildError {
  return new ModelBuildError({
    code: 'tokenizer-invalid',
    message,
    remedy: 'Fetch the file again: it is damaged, or it is no tokenizer of the kind that was expected.',
    cause,
  });
}

/** The error for a sound vocabulary of a kind that cannot be turned into tokenizer.json exactly. */
export function unsupportedTokenizer(message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'unsupported',
    message,
    remedy: "Use the tokenizer.json that the model's publisher provides, or another model.",
  });
}
