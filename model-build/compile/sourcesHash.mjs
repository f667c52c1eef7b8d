import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
// What can change a library: the compiler, the runtime, and the versions of what they are made with.
const SOURCES = ['chatdoctor_compile', 'runtime', 'requirements.txt'];

/**
 * SHA-256 in hex over names and contents of the sources that libraries are made from. A committed library carries it in
 * the manifest, so that a library that was not rebuilt after its sources changed is found without a compiler.
 * @returns {string}
 */
export function sourcesHash() {
  const files = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(here, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => SOURCES.includes(name.split('/')[0] ?? '') && !name.includes('__pycache__'))
    .sort();
  const hash = createHash('sha256');
  for (const name of files) {
    const content = readFileSync(path.join(here, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
