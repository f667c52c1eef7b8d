import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors.ts';
import { toEngineError } from './toEngineError.ts';

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('toEngineError', () => {
  it('leaves our own errors as they are', () => {
    const error = new EngineError({ code: 'integrity', message: 'm', remedy: 'r', retryable: false });
    expect(toEngineError(error)).toBe(error);
  });

  it.each([
    [new DOMException('The load was cancelled.', 'AbortError'), 'cancelled'],
    [new DOMException('Quota exceeded.', 'QuotaExceededError'), 'storage-full'],
    [
      named('WebGPUNotAvailableError', 'WebGPU is not supported in your current environment'),
      'webgpu-missing',
    ],
    [new Error('Unable to find a compatible GPU. This issue might be because...'), 'adapter-missing'],
    [named('ShaderF16SupportError', 'This model requires WebGPU extension shader-f16'), 'feature-missing'],
    [
      new Error(
        'Cannot initialize runtime because of requested maxBufferSize exceeds limit. requested=256MB',
      ),
      'limits-too-small',
    ],
    [
      new DOMException(
        'Required limit (1073741824) is greater than the supported limit (1).',
        'OperationError',
      ),
      'limits-too-small',
    ],
    [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
    [new RangeError('WebAssembly.Memory(): could not allocate memory'), 'out-of-memory'],
    [named('DeviceLostError', 'The WebGPU device was lost while loading the model.'), 'device-lost'],
    [new DOMException("Failed to execute 'mapAsync': Device is lost", 'OperationError'), 'device-lost'],
    [
      new DOMException('A valid external Instance reference no longer exists.', 'OperationError'),
      'device-lost',
    ],
    [named('CompileError', 'WebAssembly.instantiate(): expected magic word 00 61 73 6d'), 'library-invalid'],
    [named('LinkError', 'WebAssembly.instantiate(): Import #0 "env" "x"'), 'library-invalid'],
    [{ name: 'ExitStatus', message: 'Program terminated with exit(1)', status: 1 }, 'model-invalid'],
    [named('RuntimeError', 'unreachable'), 'library-invalid'],
    [new Error('Cannot find global function vm.builtin.kv_state_popn'), 'library-invalid'],
    [
      new Error('Cannot find required VM function `embed`. Available candidate functions: (none)'),
      'library-invalid',
    ],
    [named('GPUPipelineError', 'Error while parsing WGSL: :1:1'), 'library-invalid'],
    [new TypeError('Failed to fetch'), 'download-failed'],
    [new SyntaxError('Unexpected token < in JSON at position 0'), 'model-invalid'],
    [named('UnsupportedTokenizerFilesError', 'Cannot handle tokenizer files'), 'model-invalid'],
    [named('MinValueError', 'Make sure `prefill_chunk_size` > 0'), 'model-invalid'],
    [new Error('something nobody foresaw'), 'internal'],
    ['a string', 'internal'],
    [undefined, 'internal'],
  ])('%s is %s', (thrown, code) => {
    const error = toEngineError(thrown);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/\.$/);
    expect(error.remedy).toMatch(/\.$/);
  });

  it('keeps the original text for diagnostics', () => {
    expect(toEngineError(new TypeError('Failed to fetch')).toData().cause).toBe('TypeError: Failed to fetch');
  });
});
