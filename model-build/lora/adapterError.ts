import { ModelBuildError } from '../errors.ts';

/** The error for an adapter that contradicts itself or does not fit its base. */
export function adapterInvalid(file: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'adapter-invalid',
    file,
    message,
    remedy: 'Check that the adapter was trained on this base, and download it again if it was.',
    tensor,
  });
}

/** The error for an adapter that means something else than W + scale · B · A. */
export function adapterUnsupported(file: string, message: string, tensor?: string): ModelBuildError {
  return new ModelBuildError({
    code: 'unsupported',
    file,
    message,
    remedy:
      'Merge it with PEFT (merge_and_unload), save the model as safetensors, and build that folder as --base.',
    tensor,
  });
}
