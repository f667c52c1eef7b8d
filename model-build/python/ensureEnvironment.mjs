import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { environmentOf } from './environment.mjs';
import { run } from './run.mjs';

/**
 * The interpreter of an environment that holds exactly what a requirements file lists; installed where it is missing.
 * @param {string} requirements
 * @param {string} cache
 * @param {{ about: string, pip: readonly string[] }} options what is being installed, and further words for pip
 * @returns {Promise<string>}
 */
export async function ensureEnvironment(requirements, cache, { about, pip }) {
  const { folder, mark, interpreter, isComplete } = environmentOf(requirements, cache);
  if (isComplete) return interpreter;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  process.stderr.write(`installing ${about}\n`);
  await run('python3', ['-m', 'venv', folder]);
  const install = ['install', '--quiet', '--disable-pip-version-check', ...pip, '-r', requirements];
  await run(interpreter, ['-m', 'pip', ...install]);
  // Written last: an interrupted installation is made anew.
  writeFileSync(`${mark}.new`, '');
  renameSync(`${mark}.new`, mark);
  return interpreter;
}
