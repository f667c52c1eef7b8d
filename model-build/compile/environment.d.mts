import type { Environment } from '../python/environment.d.mts';

export const REQUIREMENTS: string;
export const COMPILE_CACHE: string;

/** The Python environment that compiles libraries, for this state of requirements.txt. */
export function environment(): Environment;
