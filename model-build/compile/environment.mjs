import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const REQUIREMENTS = path.join(here, 'requirements.txt');
/** Keeps the environment, the runtime object and what is being compiled. */
export const COMPILE_CACHE = path.resolve(here, '../../.cache/compile');

/**
 * The Python environment that compiles libraries, for this state of requirements.txt.
 * @returns {import('./environment.d.mts').Environment}
 */
export function environment() {
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  const folder = path.join(COMPILE_CACHE, `python-${key}`);
  const mark = path.join(folder, 'complete');
  return { folder, mark, interpreter: path.join(folder, 'bin', 'python'), isComplete: existsSync(mark) };
}
