// npm run libs: makes the Python environment that compiles the libraries, once for each state of requirements.txt, and runs
// the compiler in it. Needs Python >= 3.11 with venv, and emscripten.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureEnvironment } from '../python/ensureEnvironment.mjs';
import { run } from '../python/run.mjs';
import { COMPILE_CACHE, REQUIREMENTS } from './environment.mjs';
import { sourcesHash } from './sourcesHash.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

const HELP = `Usage: npm run libs -- [NAME...] [OPTION...]

Compiles libraries into public/libs and describes them in its manifest. NAME: a model of libraries.json (default: all).

  --quantization Q    only q4f16_1 or q4f32_1
  --geometry FILE     a model's geometry as JSON, for one NAME that is not listed
  --out DIR           another folder than public/libs
  --check             rebuild beside, compare with the folder, change nothing
  --prepare           only install the compiler: afterwards it works without a network`;

/** A command line that cannot be meant. */
class UsageError extends Error {}

/** What the words ask for, for the compiler; it runs in another folder, so that paths are made absolute. */
function readWords(words) {
  const { values, positionals: names } = parse(words);
  const { quantization, geometry, out } = values;
  if (quantization !== undefined && !['q4f16_1', 'q4f32_1'].includes(quantization))
    throw new UsageError(`--quantization is ${JSON.stringify(quantization)}; it must be q4f16_1 or q4f32_1.`);
  if (geometry !== undefined) {
    if (names.length !== 1) throw new UsageError('--geometry needs exactly one NAME, for the library.');
    if (!/^[A-Za-z0-9][\w.-]*$/.test(names[0]))
      throw new UsageError(`${JSON.stringify(names[0])} cannot be the name of a file.`);
    if (!existsSync(geometry)) throw new UsageError(`--geometry: there is no file ${geometry}.`);
  } else {
    const listed = Object.keys(JSON.parse(readFileSync(path.join(here, 'libraries.json'), 'utf8')));
    const unknown = names.find((name) => !listed.includes(name));
    if (unknown !== undefined)
      throw new UsageError(
        `libraries.json has no model ${JSON.stringify(unknown)}; it has ${listed.join(', ')}.`,
      );
  }
  const forCompiler = [
    ...names,
    ...(quantization === undefined ? [] : ['--quantization', quantization]),
    ...(geometry === undefined ? [] : ['--geometry', path.resolve(geometry)]),
    ...['--out', path.resolve(out ?? path.join(root, 'public', 'libs'))],
    ...(values.check === true ? ['--check'] : []),
  ];
  return { values, forCompiler };
}

function parse(words) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        quantization: { type: 'string' },
        geometry: { type: 'string' },
        out: { type: 'string' },
        check: { type: 'boolean' },
        prepare: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function compile(interpreter, forCompiler) {
  // A compiler that is killed leaves its intermediate files: they go where they are removed.
  const scratch = mkdtempSync(path.join(COMPILE_CACHE, 'scratch-'));
  const fixed = ['--cache', COMPILE_CACHE, '--sources-sha256', sourcesHash()];
  try {
    await run(interpreter, ['-m', 'chatdoctor_compile', ...fixed, ...forCompiler], {
      cwd: here,
      // The compiler itself decides nothing by locale or user site packages; keep both out.
      env: { ...process.env, PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1', TMPDIR: scratch },
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

try {
  const { values, forCompiler } = readWords(process.argv.slice(2));
  if (values.help === true) console.log(HELP);
  else {
    const interpreter = await ensureEnvironment(REQUIREMENTS, COMPILE_CACHE, {
      about: 'the compiler (430 MB)',
      pip: [],
    });
    if (values.prepare !== true) {
      await compile(interpreter, forCompiler);
      if (values.check === true) console.log('What was rebuilt agrees with the committed files.');
    }
  }
} catch (error) {
  const usage = error instanceof UsageError;
  if (error.message !== '') process.stderr.write(`npm run libs: ${error.message}\n`);
  if (usage) process.stderr.write('  npm run libs -- --help shows what it takes.\n');
  process.exitCode = usage ? 2 : 1;
}
