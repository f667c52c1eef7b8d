export interface EnsureOptions {
  /** What is being installed, for people. */
  readonly about: string;
  /** Further words for pip. */
  readonly pip: readonly string[];
}

/**
 * The interpreter of an environment that holds exactly what a requirements file lists; installed where it is missing.
 * Needs python3 with venv, and the network where it installs.
 */
export function ensureEnvironment(
  requirements: string,
  cache: string,
  options: EnsureOptions,
): Promise<string>;
