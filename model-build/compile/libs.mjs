// npm run libs: makes the Python environment that compiles the libraries, once for each state of requirements.txt, and runs
// the compiler in it. Needs Python >= 3.11 with venv, and emscripten.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sourcesHash } from './sourcesHash.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const cache = path.join(root, '.cache', 'compile');

/** Runs a command with its output shown; ends this process where it fails. */
function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.error?.code === 'ENOENT') {
    process.stderr.write(
      `${command} was not found. On Debian: apt-get install python3 python3-venv emscripten\n`,
    );
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** The interpreter of an environment that holds exactly requirements.txt. */
function python() {
  const requirements = path.join(here, 'requirements.txt');
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const environment = path.join(cache, `python-${key}`);
  const interpreter = path.join(environment, 'bin', 'python');
  if (existsSync(path.join(environment, 'complete'))) return interpreter;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  process.stderr.write('installing the compiler (430 MB)\n');
  run('python3', ['-m', 'venv', environment]);
  run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  // Written last: an interrupted installation is made anew.
  const mark = path.join(environment, 'complete');
  run(interpreter, ['-c', `open(${JSON.stringify(`${mark}.new`)}, 'w').close()`]);
  renameSync(`${mark}.new`, mark);
  return interpreter;
}

const HELP = `Usage: npm run libs -- [NAME...] [OPTION...]

Compiles libraries into public/libs and describes them in its manifest. NAME: a model of libraries.json (default: all).

  --quantization Q    only q4f16_1 or q4f32_1
  --geometry FILE     a model's geometry as JSON, for one NAME that is not listed
  --out DIR           another folder than public/libs
  --check             rebuild beside, compare with the folder, change nothing
  --prepare           only install the compiler: afterwards it works without a network`;

const words = process.argv.slice(2);
if (words.includes('--help') || words.includes('-h')) {
  console.log(HELP);
  process.exit(0);
}
const interpreter = python();
if (words.includes('--prepare')) process.exit(0);
const fixed = [
  '--out',
  path.join(root, 'public', 'libs'),
  '--cache',
  cache,
  '--sources-sha256',
  sourcesHash(),
];
run(interpreter, ['-m', 'chatdoctor_compile', ...fixed, ...words], {
  cwd: here,
  // The compiler itself decides nothing by locale or user site packages; keep both out.
  env: { ...process.env, PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1' },
});
if (words.includes('--check')) console.log('What was rebuilt agrees with the committed files.');
