export const REQUIREMENTS: string;
export const COMPILE_CACHE: string;

export interface Environment {
  readonly folder: string;
  /** A file that is written when the installation is done. */
  readonly mark: string;
  readonly interpreter: string;
  readonly isComplete: boolean;
}

/** The Python environment that compiles libraries, for this state of requirements.txt. */
export function environment(): Environment;
