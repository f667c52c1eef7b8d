import { EngineError } from './errors.ts';
import { limitsTooSmall } from './gpu.ts';
import type { GpuProbe } from './gpu.ts';

export function noWebGpuError(insecure: boolean, cause?: string): EngineError {
  return new EngineError({
    code: 'webgpu-missing',
    message: insecure
      ? 'Browsers offer WebGPU, which the model runs on, only to pages that are opened securely.'
      : 'This browser does not offer WebGPU, which the model runs on.',
    remedy: insecure ? 'Open the page over https, or from this machine.' : 'Use a current Chrome or Edge.',
    retryable: false,
    cause,
  });
}

export function noAdapterError(cause?: string): EngineError {
  return new EngineError({
    code: 'adapter-missing',
    message: 'The browser found no GPU that it can use.',
    remedy: "Turn on graphics acceleration in the browser's settings, or update the GPU's driver.",
    retryable: true,
    cause,
  });
}

/** Why this GPU cannot run a build with these features; null where nothing speaks against it. */
export function gpuError(probe: GpuProbe, requiredFeatures: readonly string[]): EngineError | null {
  if (probe.kind === 'missing') {
    return probe.reason === 'no-adapter' ? noAdapterError() : noWebGpuError(probe.reason === 'insecure');
  }
  const missing = requiredFeatures.filter((feature) => !probe.features.includes(feature));
  if (missing.length > 0) {
    return new EngineError({
      code: 'feature-missing',
      message: `This GPU lacks what this build of the model needs: ${missing.join(', ')}.`,
      remedy: 'Choose another build or another model.',
      retryable: false,
    });
  }
  const small = limitsTooSmall(probe.limits);
  if (small.length === 0) return null;
  return new EngineError({
    code: 'limits-too-small',
    message: `This GPU offers less than the engine needs: ${small.join(', ')}.`,
    remedy: "Update the browser and the GPU's driver, or use another machine.",
    retryable: false,
  });
}
