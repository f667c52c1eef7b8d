/** Every error that the engine can report. They cross the worker edge whole: code, message, remedy, cause. */

export type EngineErrorCode =
  | 'webgpu-missing'
  | 'adapter-missing'
  | 'feature-missing'
  | 'limits-too-small'
  | 'download-failed'
  | 'not-found'
  | 'integrity'
  | 'files-missing'
  | 'model-changed'
  | 'storage-full'
  | 'model-invalid'
  | 'library-invalid'
  | 'out-of-memory'
  | 'device-lost'
  | 'prompt-too-long'
  | 'invalid-request'
  | 'not-loaded'
  | 'not-guarded'
  | 'busy'
  | 'cancelled'
  | 'worker-crashed'
  | 'gpu-elsewhere'
  | 'gpu-taken'
  | 'internal';

export interface EngineErrorData {
  readonly code: EngineErrorCode;
  /** What happened and why, one plain sentence. */
  readonly message: string;
  /** What the person can do, one plain sentence. */
  readonly remedy: string;
  /** Whether the same call may succeed if made again. */
  readonly retryable: boolean;
  /** The original error's text, for diagnostics. */
  readonly cause?: string | undefined;
}

export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly remedy: string;
  readonly retryable: boolean;

  constructor(data: EngineErrorData) {
    super(data.message, data.cause === undefined ? undefined : { cause: data.cause });
    this.name = 'EngineError';
    this.code = data.code;
    this.remedy = data.remedy;
    this.retryable = data.retryable;
  }

  /** A structured clone keeps an Error's message only; this keeps everything. */
  toData(): EngineErrorData {
    const { code, message, remedy, retryable, cause } = this;
    return { code, message, remedy, retryable, cause: typeof cause === 'string' ? cause : undefined };
  }
}
