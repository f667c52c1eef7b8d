export interface Environment {
  readonly folder: string;
  /** A file that is written when the installation is done. */
  readonly mark: string;
  readonly interpreter: string;
  readonly isComplete: boolean;
}

/** The Python environment that holds what a requirements file lists, for this state of the file. */
export function environmentOf(requirements: string, cache: string): Environment;
