/** What must be there before anything of the project can run. Plain JavaScript: it runs before tsx is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file @returns {any} the parsed file, or null where there is none. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw new Error(`${file} cannot be read: ${error.message}`, { cause: error });
  }
}

/** Throws where this Node is older than package.json's `engines` asks (which is written ">=MAJOR.MINOR"). */
export function checkNode(root, version = process.versions.node) {
  const wanted = readJson(path.join(root, 'package.json')).engines.node;
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(wanted).map(Number);
  const [hasMajor, hasMinor] = version.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  throw new Error(`Node ${wanted} is needed; this is ${version}. Install a newer one: https://nodejs.org`);
}

/**
 * Whether what is installed is what the lockfile says. npm keeps a lockfile of what it installed inside node_modules;
 * packages for other systems are in the first and not in the second.
 */
export function packagesAreCurrent(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined)
    throw new Error('package-lock.json is missing; get it back from version control.');
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = installed[name];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** Runs `npm ci` where it is needed. Output goes to the terminal. */
export function ensurePackages(root) {
  if (packagesAreCurrent(root)) return;
  console.log('npm ci: installing the packages that package-lock.json names');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(
      `npm ci failed${result.error ? ` (${result.error.message})` : ''}; what npm said is above.`,
    );
  }
}
