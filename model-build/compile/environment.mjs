import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../python/environment.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export const REQUIREMENTS = path.join(here, 'requirements.txt');
/** Keeps the environment, the runtime object and what is being compiled. */
export const COMPILE_CACHE = path.resolve(here, '../../.cache/compile');

/**
 * The Python environment that compiles libraries, for this state of requirements.txt.
 * @returns {import('../python/environment.d.mts').Environment}
 */
export function environment() {
  return environmentOf(REQUIREMENTS, COMPILE_CACHE);
}
