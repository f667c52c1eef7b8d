import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * The Python environment that holds what a requirements file lists, for this state of the file.
 * @param {string} requirements
 * @param {string} cache holds one environment for each state
 * @returns {import('./environment.d.mts').Environment}
 */
export function environmentOf(requirements, cache) {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const folder = path.join(cache, `python-${key}`);
  const mark = path.join(folder, 'complete');
  const program = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  return { folder, mark, interpreter: path.join(folder, ...program), isComplete: existsSync(mark) };
}
