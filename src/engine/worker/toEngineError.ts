/** What web-llm, the browser and the library throw, as errors that a person can act on. */
import { cancelledError, causeText } from '../commonErrors.ts';
import { EngineError } from '../errors.ts';
import type { EngineErrorData } from '../errors.ts';
import { storageFullError } from '../fileErrors.ts';
import { noAdapterError, noWebGpuError } from '../gpuError.ts';
import { deviceLostError, outOfMemoryError } from './workerErrors.ts';

const MODEL_INVALID = {
  code: 'model-invalid',
  message: "The model's files are incomplete or do not fit together.",
  remedy: 'Load it again; if that does not help, choose another model or build this one again.',
  retryable: false,
} as const;

const LIBRARY_INVALID = {
  code: 'library-invalid',
  message: "The program that runs this model on the GPU did not start, or is not one for this page's engine.",
  remedy: 'Update the browser; if that does not help, choose another model.',
  retryable: false,
} as const;

interface Rule {
  /** Names of error classes (`error.name`), whatever their text. */
  readonly names?: readonly string[];
  readonly text?: RegExp;
  readonly make: (cause: string) => EngineError | EngineErrorData;
}

/** The first rule that fits wins. Names and texts are those of web-llm 0.2.86, TVM 0.27 and Chromium. */
const RULES: readonly Rule[] = [
  { names: ['AbortError'], make: cancelledError },
  { names: ['QuotaExceededError'], make: (cause) => storageFullError({ cause }) },
  {
    names: ['WebGPUNotAvailableError', 'WebGPUNotFoundError'],
    make: (cause) => noWebGpuError(false, cause),
  },
  { text: /unable to find a compatible gpu/i, make: noAdapterError },
  {
    names: ['FeatureSupportError', 'ShaderF16SupportError'],
    make: () => ({
      code: 'feature-missing',
      message: 'This GPU lacks a feature that this build of the model needs.',
      remedy: 'Choose another build or another model.',
      retryable: false,
    }),
  },
  {
    text: /exceeds? (the )?(maximum )?limit|greater than the supported limit/i,
    make: () => ({
      code: 'limits-too-small',
      message: 'The model needs larger GPU buffers than this GPU offers.',
      remedy: 'Choose a smaller model or a shorter context.',
      retryable: false,
    }),
  },
  {
    names: ['GPUOutOfMemoryError'],
    make: outOfMemoryError,
  },
  {
    text: /out of memory|allocation failed|could not allocate|array buffer allocation/i,
    make: outOfMemoryError,
  },
  { names: ['DeviceLostError'], make: deviceLostError },
  {
    text: /device (is|was) (lost|destroyed)|device lost|external instance reference|mapAsync|buffer.*unmapped before/i,
    make: deviceLostError,
  },
  { names: ['GPUPipelineError', 'CompileError', 'LinkError'], make: () => LIBRARY_INVALID },
  {
    text: /cannot find (global function|required vm function|function)|cannot find .* in exports|invalid kv_cache abi/i,
    make: () => LIBRARY_INVALID,
  },
  {
    text: /webgpu: blockIdx|cannot handle (thread_axis|argument type)|wgsl|shader/i,
    make: () => LIBRARY_INVALID,
  },
  // What the library throws (no Error) when a check of its own fails, as for a weight that is not there.
  { names: ['ExitStatus'], make: () => MODEL_INVALID },
  { names: ['RuntimeError'], make: () => LIBRARY_INVALID },
  {
    text: /failed to fetch|network ?error|load failed|err_/i,
    make: () => ({
      code: 'download-failed',
      message: "The model's files could not be fetched.",
      remedy: 'Check the connection and load the model again; what has arrived is kept.',
      retryable: true,
    }),
  },
  {
    names: [
      'SyntaxError',
      'UnsupportedTokenizerFilesError',
      'WindowSizeConfigurationError',
      'WindowSizeSpecificationError',
      'AttentionSinkSizeError',
      'ArtifactManifestError',
      'MinValueError',
    ],
    make: () => MODEL_INVALID,
  },
  {
    text: /parameter .* (not found|in cache)|cannot find param|tensor.*(shape|byte|record)/i,
    make: () => MODEL_INVALID,
  },
];

/** Chromium names some errors by class only: a GPUPipelineError says `OperationError` in some versions. */
function nameOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  if (thrown.constructor.name === 'GPUPipelineError') return 'GPUPipelineError';
  return 'name' in thrown && typeof thrown.name === 'string' ? thrown.name : '';
}

/** @param thrown what web-llm, the browser or our own code threw; an EngineError is returned as it is */
export function toEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const name = nameOf(thrown);
  const cause = causeText(thrown);
  const rule = RULES.find((r) => (r.names?.includes(name) ?? false) || (r.text?.test(cause) ?? false));
  const made: EngineError | EngineErrorData = rule?.make(cause) ?? {
    code: 'internal',
    message: 'The engine failed in a way that this page does not know.',
    remedy: 'Reload the page and try again; the details below help whoever looks into it.',
    retryable: true,
  };
  const data = made instanceof EngineError ? made.toData() : made;
  return new EngineError({ ...data, cause });
}
