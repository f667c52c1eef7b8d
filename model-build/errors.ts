/** The one error class of model-build: what happened, to which file and tensor, and what to do about it. */

export type ModelBuildErrorCode =
  /** The command line is wrong. */
  | 'usage'
  /** A program that the machine lacks. */
  | 'prerequisite-missing'
  | 'not-found'
  | 'download-failed'
  /** A repository that may be read only by those it was opened to. */
  | 'access-denied'
  /** A file with another hash than expected. */
  | 'integrity'
  | 'gguf-invalid'
  | 'safetensors-invalid'
  /** A description of a model or an adapter that contradicts itself. */
  | 'source-invalid'
  /** An adapter that does not fit its base, or of a kind that cannot be merged. */
  | 'adapter-invalid'
  /** Well formed, but of a kind that this tool does not handle. */
  | 'unsupported'
  | 'tensor-missing'
  | 'tensor-unexpected'
  | 'tensor-shape'
  /** A weight that cannot be quantised: NaN, infinity, or a width that groups do not divide. */
  | 'weight-invalid'
  | 'tokenizer-invalid'
  | 'target-exists'
  | 'target-invalid'
  | 'disk-full'
  | 'io'
  /** A model folder that was made of other weights than those it is compared with. */
  | 'mismatch'
  /** A model folder that does not hold what it says. */
  | 'folder-invalid'
  /** The compiler of libraries refused a shape, or failed. */
  | 'compile-failed'
  /** Questions, answers or an encoder that an evaluation cannot use. */
  | 'data-invalid'
  /** public/catalogue.json is not what the page reads. */
  | 'catalogue-invalid'
  | 'cancelled';

export interface ModelBuildErrorData {
  readonly code: ModelBuildErrorCode;
  /** What happened and why, one plain sentence. */
  readonly message: string;
  /** What the person can do, one plain sentence. */
  readonly remedy: string;
  readonly file?: string | undefined;
  readonly tensor?: string | undefined;
  readonly cause?: unknown;
}

export class ModelBuildError extends Error {
  readonly code: ModelBuildErrorCode;
  readonly remedy: string;
  readonly file: string | undefined;
  readonly tensor: string | undefined;

  constructor(data: ModelBuildErrorData) {
    super(data.message, data.cause === undefined ? undefined : { cause: data.cause });
    this.name = 'ModelBuildError';
    this.code = data.code;
    this.remedy = data.remedy;
    this.file = data.file;
    this.tensor = data.tensor;
  }

  /** The same error with something added or said otherwise. */
  with(changes: Partial<ModelBuildErrorData>): ModelBuildError {
    const { code, message, remedy, file, tensor, cause } = this;
    return new ModelBuildError({ code, message, remedy, file, tensor, cause, ...changes });
  }

  /** For a terminal: `file: tensor: message`, then the remedy on a line of its own. */
  describe(): string {
    const where = [this.file, this.tensor].filter((part) => part !== undefined).map((part) => `${part}: `);
    return `${visible(`${where.join('')}${this.message}`)}\n  ${this.remedy}`;
  }
}

/** Names out of a stranger's file may hold characters that a terminal obeys. Line breaks stay: some messages have them. */
export function visible(text: string): string {
  const code = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');
  return text.replace(/(?!\n)\p{Cc}/gu, (character) => `\\u${code(character)}`);
}

/** Runs what reads from a file without knowing its name: errors that name no file name this one. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof ModelBuildError && cause.file === undefined ? cause.with({ file }) : cause;
  }
}

/** Throws the `cancelled` error where the signal was given; every loop over weights calls it. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

export function cancelled(): ModelBuildError {
  return new ModelBuildError({
    code: 'cancelled',
    message: 'It was cancelled.',
    remedy: 'Run the same command again.',
  });
}
